import type { EngineRun } from './engine-run.ts';
import { measuredIn, median, outputOf } from './process.ts';
import { isBusy } from './report.ts';
import type { Group, Row } from './row.ts';
import { QUIET_TL } from './yardstick.ts';

const ROUNDS = 5;

type Variant = 'busy' | 'busy-without-journal' | 'calm' | 'many';

type Round = Readonly<Record<Variant, EngineRun>> & { readonly loop: number };

/** Every variant once, each in a process of its own, in turn: drift of the machine meets all alike. */
const round = (): Round => ({
  loop: measuredIn<{ rate: number }>('tight-loop').rate,
  busy: measuredIn('busy'),
  'busy-without-journal': measuredIn('busy-without-journal'),
  calm: measuredIn('calm'),
  many: measuredIn('many'),
});

const rateOf = ({ bars, seconds }: EngineRun): number => bars / seconds;

const density = (run: EngineRun): string =>
  `${(run.bars / run.fills).toFixed(0)} bars a fill, ${run.events} events`;

const rateRow = (
  rounds: readonly Round[],
  name: string,
  variant: Variant,
  against: { of: string; rate: (round: Round) => number; atLeast: number },
): Row => ({
  name,
  value: median(rounds.map((each) => rateOf(each[variant]))) / 1e6,
  unit: 'million bars/s',
  ratio: {
    of: against.of,
    value: median(rounds.map((each) => rateOf(each[variant]) / against.rate(each))),
  },
  target: { atLeast: against.atLeast },
  note: rounds[0] ? density(rounds[0][variant]) : '',
});

/**
 * 64 megabytes: what is made once per run fits in them, and the smallest object on each of 5,000,000
 * bars does not.
 */
const YOUNG_GENERATION = ['--min-semi-space-size=64', '--max-semi-space-size=64'];

/** Garbage collections and promises of a run in which no bar asks for anything. */
const quietRows = (): readonly Row[] => {
  const text = outputOf('quiet', ['--trace-gc', ...YOUNG_GENERATION]);
  const [, during = ''] = text.split('RUN BEGINS');
  const [run = '', after = ''] = during.split('RUN ENDS');
  const answer = after.split('\n').find((line) => line.startsWith('{')) ?? '{}';
  const { promises } = JSON.parse(answer) as { promises: number };
  const scavenges = run.split('\n').filter((line) => line.includes('Scavenge')).length;
  const plain = { unit: '', ratio: null, target: { atMost: 0 } };
  const note = '5,000,000 quiet bars';
  return [
    { ...plain, name: 'young collections on quiet bars', value: scavenges, note },
    { ...plain, name: 'promises on quiet bars', value: promises, note },
  ];
};

/** The engine against a hand-written loop over the same columns (TL). */
export const engineGroup = (): Group => {
  const wasBusy = isBusy();
  const rounds = Array.from({ length: ROUNDS }, round);
  const loop = median(rounds.map((each) => each.loop)) / 1e6;
  const ofLoop = (atLeast: number) => ({
    of: 'TL',
    rate: ({ loop: rate }: Round) => rate,
    atLeast,
  });
  const ofOne = { of: 'one instrument', rate: (each: Round) => rateOf(each.busy), atLeast: 0.6 };
  const rows: readonly Row[] = [
    { name: 'TL', value: loop, unit: 'million bars/s', ratio: null, target: null, note: '' },
    rateRow(rounds, 'one instrument, a fill in about 100 bars', 'busy', ofLoop(0.12)),
    rateRow(rounds, 'one instrument, a fill in about 1,500 bars', 'calm', ofLoop(0.3)),
    rateRow(rounds, '100 instruments', 'many', ofOne),
    rateRow(rounds, 'with its journal', 'busy', {
      of: 'without',
      rate: (each) => rateOf(each['busy-without-journal']),
      atLeast: 0.9,
    }),
    {
      name: 'an event in the last fifth of the run',
      value: median(rounds.map(({ busy }) => busy.late)) * 1e6,
      unit: 'microseconds',
      ratio: {
        of: 'one in the second fifth',
        value: median(rounds.map(({ busy }) => busy.late / busy.early)),
      },
      target: { atMost: 1.15 },
      note: 'what lies behind costs nothing',
    },
    ...quietRows(),
  ];
  const isNoisy = loop < QUIET_TL || wasBusy;
  return { name: 'engine', title: 'Engine', isNoisy, rows };
};
