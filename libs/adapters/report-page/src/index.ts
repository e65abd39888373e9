export { renderReport } from './render-report.ts';
export type {
  ChartMark,
  ReportChart,
  ReportData,
  ReportHistogram,
  ReportMetric,
  ReportScatter,
  ReportTable,
} from './report-data.ts';
