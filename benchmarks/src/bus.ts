import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { startKafka } from '@stratvector/private-kafka';
import { bareClient, bareSide, busSide, consumeRate, publishRate, roundTrips } from './bus-run.ts';
import type { Side } from './bus-run.ts';
import { median } from './process.ts';
import { textOf } from './row.ts';
import type { Row } from './row.ts';

const ROUNDS = 3;
const MESSAGES = 50_000;
const PACE = { perSecond: 200, seconds: 5 };

interface Round {
  readonly publish: number;
  readonly consume: number;
  readonly p50: number;
  readonly p99: number;
}

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

const measured = async (side: Side, bulk: string, paced: string): Promise<Round> => {
  const publish = await publishRate(side, bulk, MESSAGES);
  const consume = await consumeRate(side, bulk, MESSAGES);
  const waits = await roundTrips(side, paced, PACE);
  await side.close();
  return { publish, consume, p50: at(waits, 0.5), p99: at(waits, 0.99) };
};

const rowOf = (name: string, unit: string, pick: (round: Round) => number) => {
  return ({
    bus,
    bare,
  }: {
    readonly bus: readonly Round[];
    readonly bare: readonly Round[];
  }): Row => {
    const ours = median(bus.map(pick));
    const theirs = median(bare.map(pick));
    return {
      name,
      unit,
      value: ours,
      ratio: { of: 'the bare client', value: ours / theirs },
      target: null,
      note: `bare ${theirs.toPrecision(3)}`,
    };
  };
};

const ROWS = [
  rowOf('publish, pages of 100', 'messages a second', ({ publish }) => publish),
  rowOf('consume, a handler each', 'messages a second', ({ consume }) => consume),
  rowOf('round trip at 200 a second, p50', 'ms', ({ p50 }) => p50),
  rowOf('round trip at 200 a second, p99', 'ms', ({ p99 }) => p99),
];

// The bus over Kafka beside the bare client, in alternation, on a broker of our own.
const folder = mkdtempSync(join(tmpdir(), 'stratvector-bench-kafka-'));
const server = await startKafka(folder);
try {
  const kafka = bareClient([server.broker]);
  const admin = kafka.admin();
  await admin.connect();
  const rounds: { bus: Round[]; bare: Round[] } = { bus: [], bare: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    const names = ['bus', 'bare'].flatMap((who) => [
      `${who}-bulk-${round}`,
      `${who}-paced-${round}`,
    ]);
    await admin.createTopics({ topics: names.map((topic) => ({ topic, numPartitions: 6 })) });
    rounds.bus.push(
      await measured(busSide([server.broker]), `bus-bulk-${round}`, `bus-paced-${round}`),
    );
    rounds.bare.push(
      await measured(await bareSide(kafka), `bare-bulk-${round}`, `bare-paced-${round}`),
    );
  }
  await admin.disconnect();
  console.log(`Load ${(loadavg()[0] ?? 0).toFixed(1)} on ${String(cpus().length)} cores.`);
  for (const row of ROWS) console.log(textOf(row(rounds)));
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
