import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { WARNINGS } from '@stratvector/domain-analytics';
import { program, Workplace } from './run.fixture.ts';

const EXAMPLES = resolve(import.meta.dirname, '../../../examples/data');
const work = new Workplace();
afterAll(() => work.remove());

const DAY_MS = 86_400_000;

interface Bar {
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume?: number;
}

/** A file of weekdays from 2024-01-02 on. */
const bars = (name: string, rows: readonly Bar[]): string => {
  const days: string[] = [];
  for (let time = Date.UTC(2024, 0, 2); days.length < rows.length; time += DAY_MS) {
    const date = new Date(time);
    if (date.getUTCDay() % 6 !== 0) days.push(date.toISOString().slice(0, 10));
  }
  const lines = rows.map(
    ({ open, high, low, close, volume = 1_000_000 }, row) =>
      `${days[row] ?? ''},${open},${high},${low},${close},${volume}`,
  );
  return work.write(name, ['date,open,high,low,close,volume', ...lines].join('\n'));
};

/** Up by one a day from 100, opening half of it higher. */
const RISE: readonly Bar[] = Array.from({ length: 60 }, (_, row) => ({
  open: 100.5 + row,
  high: 102 + row,
  low: 100 + row,
  close: 101 + row,
}));
const FALL = [...RISE.slice(0, 30), ...RISE.slice(0, 30).reverse()].map((bar, row) =>
  row < 30 ? bar : { ...bar, open: bar.open + 0.25, close: bar.close - 0.25 },
);
const halfOf = ({ open, high, low, close }: Bar): Bar => ({
  open: open / 2,
  high: high / 2,
  low: low / 2,
  close: close / 2,
});
/** Every bar reaches 5 % up and down from its open. */
const WIDE = RISE.map((bar) => ({ ...bar, high: bar.open * 1.05, low: bar.open * 0.95 }));

const HOLD = '[strategy]\nname = "buy-and-hold"\n';
const MOMENTUM = '[strategy]\nparameters = { lookback = 2, threshold = 0.0 }\n';
/** In for three bars, out for three: many small round trips. */
const BUSY = `export const strategy = {
  name: 'busy', title: 'Busy', description: 'In and out.', source: 'none', parameters: [],
  warmUp: () => 1,
  create: () => ({
    onBar: (bar: { row: number }, decide: { direction(...a: unknown[]): void }) =>
      decide.direction(bar, bar.row % 6 < 3 ? 1 : 0, 'busy'),
  }),
};`;

/** No data means that of the demo. */
type Case = readonly [code: string, data: () => string | null, toml: string];

const demo = (): null => null;

const example = (): string => join(EXAMPLES, 'ALPHA.csv');
const rise = (): string => bars('RISE.csv', RISE);
const busy = (toml: string): string => {
  work.write('busy.ts', BUSY);
  return `[strategy]\nmodule = "./busy.ts"\n${toml}`;
};

/** Adjusted closes that are half of the closes, as after a split. */
const halved = (): string => {
  const [head = '', ...rows] = readFileSync(rise(), 'utf8').split('\n');
  const lines = rows.map((row) => `${row},${Number(row.split(',')[4]) / 2}`);
  return work.write('HALF.csv', [`${head},adj close`, ...lines].join('\n'));
};

/** Prices of which six decimals show two digits. */
const tiny = (): string => {
  const scaled = (text: string): string => (Number(text) / 1e7).toFixed(9);
  const [head = '', ...rows] = readFileSync(rise(), 'utf8').trim().split('\n');
  const lines = rows.map((row) =>
    row.split(',').map((cell, place) => (place > 0 && place < 5 ? scaled(cell) : cell)),
  );
  return work.write('TINY.csv', [head, ...lines.map((cells) => cells.join(','))].join('\n'));
};

const CASES: readonly Case[] = [
  ['FEW_TRADES', rise, HOLD],
  ['TOP_TRADES', demo, ''],
  ['INDEX_NOT_TRADABLE', demo, HOLD],
  [
    'POLICY_DECIDED',
    () => bars('WIDE.csv', WIDE),
    `${MOMENTUM}[risk]\nstop_loss = 0.02\ntake_profit = 0.02\n`,
  ],
  [
    'OPEN_IS_PREVIOUS_CLOSE',
    () =>
      bars(
        'SAME.csv',
        RISE.map((bar) => ({ ...bar, open: bar.close - 1 })),
      ),
    HOLD,
  ],
  ['SURVIVORSHIP', () => join(EXAMPLES, '*.csv'), HOLD],
  [
    'CAPACITY',
    () =>
      bars(
        'THIN.csv',
        RISE.map((bar) => ({ ...bar, volume: 1000 })),
      ),
    HOLD,
  ],
  [
    'ZERO_COSTS',
    example,
    `${MOMENTUM}[backtest.commission]\nmodel = "none"\n[backtest.slippage]\nmodel = "none"\n`,
  ],
  ['COSTS_EAT_GROSS', rise, busy('[backtest.commission]\nmodel = "rate"\nrate = 0.01\n')],
  ['HALTED', () => bars('FALL.csv', FALL), `${HOLD}[risk.limits]\nmax_drawdown = 0.05\n`],
  ['THIS_CLOSE', example, `${HOLD}[backtest]\nfill = "this-close"\n`],
  ['LATENCY_BELOW_BAR', example, `${HOLD}[backtest]\nlatency = "5ms"\n`],
  ['UNMET_TARGETS', example, `${HOLD}[risk.limits]\nmax_order_notional = 100\n`],
  ['PRICES_ROUNDED', tiny, HOLD],
  [
    'MISSING_BARS',
    () => {
      const file = bars('DAYS.csv', RISE.slice(0, 30));
      const lines = readFileSync(file, 'utf8').split('\n');
      // Monday, 2024-01-15 was a holiday: without the two days after it only these are missing.
      const kept = lines.filter((line) => !/^2024-01-1[567]/.test(line));
      return work.write('GAP.csv', kept.join('\n'));
    },
    `${HOLD}[data]\ncalendar = "XNYS"\n`,
  ],
  [
    'FINER_BARS_MISSING',
    () => {
      const hours = ['15', '16'].map((hour) => `2024-01-02T${hour}:00:00,100.5,102,100,101,5`);
      work.write('hours/RISE.csv', ['date,open,high,low,close,volume', ...hours].join('\n'));
      return bars('RISE.csv', RISE);
    },
    `${HOLD}[backtest]\nintrabar = "finer"\n[data.finer]\npath = "hours/*.csv"\n`,
  ],
  [
    'CASH_BELOW_ZERO',
    () =>
      bars(
        'JUMP.csv',
        RISE.map((bar, row) => ({
          ...bar,
          ...(row > 0 && { open: bar.open + 1, high: bar.high + 1 }),
        })),
      ),
    HOLD,
  ],
  [
    'MARGIN_CALL',
    () => {
      const hold = BUSY.replace(/decide.direction.*/, "decide.direction(bar, 1, 'hold'),");
      work.write('hold.ts', hold);
      return bars('CRASH.csv', [...RISE.slice(0, 30), ...RISE.slice(0, 30).map(halfOf)]);
    },
    '[strategy]\nmodule = "./hold.ts"\n[account]\ntype = "margin"\nmaintenance = 0.45\n[risk]\nmax_position_size = 1.5\n',
  ],
  [
    'DATA_ENDED',
    () => {
      bars('END-A.csv', RISE);
      bars('END-B.csv', RISE.slice(0, 40));
      return work.path('END-*.csv');
    },
    HOLD,
  ],
  ['NO_OUT_OF_SAMPLE', example, HOLD],
  ['SYNTHETIC_DATA', demo, `${HOLD}[data]\nsource = "synthetic"\n`],
  [
    'FIXED_EXCHANGE_RATE',
    () => {
      work.write('euros.csv', 'symbol,currency\nEURO,EUR\n');
      return bars('EURO.csv', RISE);
    },
    `${HOLD}[instruments]\nfile = "euros.csv"\n[account]\nrates = ["EUR=1.08"]\n`,
  ],
  [
    'STALE_EXCHANGE_RATE',
    () => {
      work.write('euros.csv', 'symbol,currency\nEURO,EUR\n');
      const days = ['2023-12-29', '2024-01-02'].map((day) => `${day},1.1,1.1,1.1,1.1`);
      work.write('rates/eurusd.csv', ['date,open,high,low,close', ...days].join('\n'));
      return bars('EURO.csv', RISE);
    },
    `${HOLD}[instruments]\nfile = "euros.csv"\n[account]\nrates = ["EUR=rates/eurusd.csv"]\n`,
  ],
  ['AS_DELIVERED', example, `${HOLD}[data]\nadjust = "all"\n`],
  ['COSTS_ON_ADJUSTED_PRICES', halved, `${HOLD}[broker]\nname = "ib"\n`],
];

interface Found {
  readonly warnings: readonly {
    readonly code: string;
    readonly count: number;
    readonly detail: string;
  }[];
}

const warningsOf = async (data: string | null, toml: string): Promise<Found['warnings']> => {
  const file = work.write('run.toml', toml);
  const given = data === null ? [] : ['--data', data];
  const out = work.path('run');
  const answer = await program('backtest', file, '--out', out, '--json', ...given);
  expect(answer.error).toBe('');
  const { warnings } = JSON.parse(readFileSync(join(out, 'run.json'), 'utf8')) as Found;
  expect((JSON.parse(answer.out) as Found).warnings).toEqual(warnings);
  const report = readFileSync(join(out, 'report.html'), 'utf8');
  for (const { code } of warnings) expect(report).toContain(code);
  return warnings;
};

describe('a run warns of', () => {
  it.each(CASES)('%s', async (code, data, toml) => {
    const warnings = await warningsOf(data(), toml);
    expect(warnings.map((warning) => warning.code)).toContain(code);
    for (const { count, detail } of warnings) {
      expect(count).toBeGreaterThan(0);
      expect(detail).not.toMatch(/NaN|undefined|Infinity/);
    }
  });

  it('nothing else: each code of the closed list has its case', () => {
    const covered = CASES.map(([code]) => code);
    expect(covered.sort()).toEqual(WARNINGS.map(({ code }) => code).sort());
  });

  it('no missing sample where a part is held out', async () => {
    const warnings = await warningsOf(example(), `${HOLD}[backtest]\nholdout = 0.3\n`);
    expect(warnings.map(({ code }) => code)).not.toContain('NO_OUT_OF_SAMPLE');
  });

  it('no made-up opens where bars within a session go on where the last has closed', async () => {
    const rows = Array.from({ length: 40 }, (_, bar) => {
      const [day, hour] = [Math.floor(bar / 4), bar % 4];
      const [open, date] = [100 + bar + (hour === 0 ? 0.25 : 0), String(day + 8).padStart(2, '0')];
      return `2024-01-${date}T${String(hour + 14)}:00:00Z,${open},${bar + 102},${bar + 99},${bar + 101},1000000`;
    });
    const file = work.write('HOURS.csv', ['time,open,high,low,close,volume', ...rows].join('\n'));
    const warnings = await warningsOf(file, HOLD);
    expect(warnings.map(({ code }) => code)).not.toContain('OPEN_IS_PREVIOUS_CLOSE');
  });
});
