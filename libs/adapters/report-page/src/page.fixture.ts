import type { ReportData } from './report-data.ts';

const DAY_MS = 86_400_000;

const columnOf = (length: number, value: (row: number) => number): Float64Array =>
  Float64Array.from({ length }, (_, row) => value(row));

/** A tear sheet of so many bars, with names that try to break out of the page. */
export const reportOf = (bars: number): ReportData => {
  const time = columnOf(bars, (row) => Date.UTC(2000, 0, 1) + row * DAY_MS);
  const equity = columnOf(bars, (row) => 100_000 + row * 10 + 5000 * Math.sin(row / 40));
  return {
    title: '<script>alert("momentum")</script>',
    subtitle: `${bars} bars & more`,
    warnings: [{ code: 'FEW_TRADES', detail: 'too <b>few</b>' }],
    metrics: [
      {
        name: 'sharpe',
        title: 'Sharpe ratio',
        group: 'risk',
        unit: 'ratio',
        value: 1.25,
        reason: null,
      },
      {
        name: 'cagr',
        title: 'Growth',
        group: 'return',
        unit: 'fraction',
        value: null,
        reason: 'TOO_SHORT',
      },
    ],
    headline: ['sharpe', 'cagr'],
    charts: ['Equity', 'Drawdown', 'Exposure', 'Price'].map((title) => ({
      title,
      note: '</script><script>alert(1)</script>',
      unit: 'money' as const,
      time,
      lines: [{ name: title.toLowerCase(), values: equity, isArea: true }],
      marks: [
        { time: time[3] ?? 0, value: equity[3] ?? 0, kind: 'entry' as const, text: '<img src=x>' },
      ],
    })),
    scatters: [
      {
        title: 'Excursions',
        note: '',
        x: 'against',
        y: 'for',
        points: [{ x: -0.01, y: 0.02, isGain: true, text: 'a' }],
      },
    ],
    histogram: { edges: [-0.01, 0, 0.01], counts: [3, 5] },
    months: [{ year: 2000, month: 1, value: 0.02 }],
    years: [{ year: 2000, value: 0.02 }],
    tables: [
      {
        title: 'Result by side',
        note: '',
        head: ['side', 'net'],
        rows: [
          ['long', 10],
          ['short', -4],
        ],
        total: ['total', 6],
      },
    ],
    configuration: 'strategy.name = "</pre><script>"',
  };
};
