export { keptRows, pick } from './decimation.ts';
export type { RowColumn } from './decimation.ts';
export { ROWS_MAX } from './page-data.ts';
export { renderReport } from './render-report.ts';
export type {
  ReportCell,
  ReportChart,
  ReportData,
  ReportFact,
  ReportHistogram,
  ReportMetric,
  ReportMonth,
  ReportPrices,
  ReportTable,
  ReportTrade,
  ReportTrades,
  ReportYear,
} from './report-data.ts';
