import type { ReportChart, ReportData, ReportTrade } from './report-data.ts';

const DAY_MS = 86_400_000;
const START = Date.UTC(2000, 0, 1);

const columnOf = (length: number, value: (row: number) => number): Float64Array => {
  const column = new Float64Array(length);
  for (let row = 0; row < length; row += 1) column[row] = value(row);
  return column;
};

const tradeOf = (place: number, instrument: string): ReportTrade => ({
  instrument,
  side: place % 4 === 3 ? 'short' : 'long',
  entryTime: START + place * DAY_MS,
  exitTime: place === 59 ? null : START + (place + 5) * DAY_MS,
  quantity: 10 + place,
  entryPrice: 100 + place / 8,
  exitPrice: place === 59 ? null : 101 + place / 8,
  pnl: place % 3 === 0 ? -12.5 - place : 20.25 + place,
  costs: 1.5,
  return: place % 3 === 0 ? -0.01 : 0.02,
  days: 5 + (place % 9),
  bars: 5 + (place % 9),
  mae: -0.001 * (place % 17),
  mfe: 0.0015 * (place % 13),
  entryReason: 'above </script><b>channel',
  exitReason: place === 59 ? '' : 'stop-loss',
});

/** A tear sheet of so many bars, with names that try to break out of the page. */
export const reportOf = (bars: number, instruments = 3): ReportData => {
  const time = columnOf(bars, (row) => START + row * DAY_MS);
  const equity = columnOf(bars, (row) => 100_000 + row * 10 + 5000 * Math.sin(row / 40));
  const chart = (title: string, change: Partial<ReportChart> = {}): ReportChart => ({
    title,
    note: '</script><script>alert(1)</script>',
    unit: 'money',
    time,
    lines: [
      { name: title.toLowerCase(), values: equity, style: 'area' },
      { name: 'other', values: equity.map((value) => value * 0.9), style: 'faint' },
    ],
    ...change,
  });
  const names = Array.from({ length: instruments }, (_, place) => `I<${place}>`);
  return {
    title: '<script>alert("momentum")</script>',
    subtitle: `${bars} bars & more`,
    currency: 'USD',
    facts: [{ term: 'Data', text: 'made <up>' }],
    warnings: [{ code: 'FEW_TRADES', detail: 'too <b>few</b>' }],
    samples: ['in sample', 'out of sample', 'whole'],
    boundary: time[Math.floor(bars * 0.7)] ?? null,
    metrics: [
      {
        name: 'sharpe',
        title: 'Sharpe ratio',
        group: 'risk',
        unit: 'ratio',
        formula: 'mean(r) / s · √P',
        values: [0.5, 0.75, 1.25].map((value) => ({ value, reason: null })),
      },
      {
        name: 'cagr',
        title: 'Growth',
        group: 'return',
        unit: 'fraction',
        formula: '(1 + total)^(1 / years) − 1',
        values: [null, null, null].map((value) => ({ value, reason: 'TOO_SHORT' })),
      },
    ],
    headline: [
      { metric: 'sharpe', note: 'above zero' },
      { metric: 'cagr', note: '' },
    ],
    equity: [
      chart('Equity', { hasTrades: true, hasLog: true, height: 'tall' }),
      chart('Drawdown', { height: 'low' }),
    ],
    drawdowns: {
      title: 'Largest drawdowns',
      note: '',
      head: ['depth', 'peak'],
      rows: [[{ value: -0.2, unit: 'fraction' }, '2001-01-01']],
      total: null,
    },
    months: [
      { year: 2000, month: 1, value: 0.02, isHeld: true },
      { year: 2000, month: 2, value: -0.01, isHeld: true },
      { year: 2000, month: 3, value: 0, isHeld: true },
      { year: 2000, month: 4, value: 0, isHeld: false },
    ],
    years: [{ year: 2000, value: 0.0098, benchmark: 0.05 }],
    histograms: [
      {
        title: 'Distribution of returns',
        note: '',
        unit: 'fraction',
        edges: [-0.01, 0, 0.01],
        counts: [3, 5],
        marks: [{ name: 'mean', value: 0.002 }],
      },
    ],
    rolling: [chart('Rolling Sharpe ratio', { unit: 'ratio' })],
    exposure: [
      chart('Turnover', {
        unit: 'fraction',
        lines: [{ name: 'turnover', values: equity.map(() => 0.5), style: 'bars' }],
      }),
    ],
    trades: {
      note: 'All of them.',
      rows: Array.from({ length: 60 }, (_, place) =>
        tradeOf(place, names[place % instruments] ?? ''),
      ),
    },
    costs: [
      {
        title: 'Result at other costs',
        note: '',
        head: ['', 'net result'],
        rows: [['0 × costs', { value: 10, unit: 'money', isResult: true }]],
        total: null,
      },
    ],
    costCharts: [],
    prices: {
      note: 'Triangles up are entries.',
      instruments: names.map((name, place) => ({
        name,
        time,
        close: columnOf(bars, (row) => Math.round(100 * (100 + place + Math.sin(row / 9))) / 100),
      })),
    },
    attribution: [
      {
        title: 'By side',
        note: '',
        head: ['side', 'net result'],
        rows: [
          ['long', { value: 10, unit: 'money', isResult: true }],
          ['short', { value: -4, unit: 'money', isResult: true }],
        ],
        total: ['total', { value: 6, unit: 'money', isResult: true }],
      },
    ],
    conventions: [{ term: 'returns', text: 'simple' }],
    configuration: 'strategy.name = "</pre><script>"',
  };
};
