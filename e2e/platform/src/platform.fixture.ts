import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

const ROOT = resolve(import.meta.dirname, '../../..');

/** Builds the platform as `npm start` does, into a folder of this process; answers with what to run. */
export const buildPlatform = (): string => {
  const folder = join(ROOT, '.cache', `platform-${String(process.pid)}`);
  const { status, stderr } = spawnSync(
    process.execPath,
    [join(ROOT, 'node_modules/rolldown/bin/cli.mjs'), '-c', '-d', folder, '--log-level', 'silent'],
    { cwd: ROOT, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`the platform could not be built: ${stderr}`);
  return join(folder, 'platform.js');
};

/** A folder for the files and homes of one spec, which everybody may walk: PostgreSQL may run as another user. */
export const workFolder = (): { readonly folder: string; readonly remove: () => void } => {
  const folder = mkdtempSync(join(tmpdir(), 'platform-'));
  chmodSync(folder, 0o755);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
};

/** The generator of Park and Miller. */
export const drawsOf = (seed: number) => {
  let state = seed * 7919 + 12_345;
  return (): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
};

const cents = (value: number): string => value.toFixed(2);

/** Days of a random walk, as a CSV file of one instrument. */
const walkOf = (days: number, seed: number): string => {
  const draw = drawsOf(seed);
  let last = 100;
  const rows = Array.from({ length: days }, (_, day) => {
    const open = last * (1 + (draw() - 0.5) * 0.02);
    const close = open * (1 + (draw() - 0.495) * 0.06);
    const high = Math.max(open, close) * (1 + draw() * 0.01);
    const low = Math.min(open, close) * (1 - draw() * 0.01);
    last = close;
    const date = new Date(Date.UTC(2020, 0, 1 + day)).toISOString().slice(0, 10);
    return [date, ...[open, high, low, close].map(cents), '1000000'].join(',');
  });
  return ['time,open,high,low,close,volume', ...rows, ''].join('\n');
};

export const DATA = `
[data]
source = "file"
path = "bars/*.csv"
calendar = "data"

[platform]
bars_per_second = 10000
`;

export const MOMENTUM = `
[strategy]
name = "momentum"
parameters = { lookback = 5, threshold = 0.01 }

[risk]
max_position_size = 0.3
stop_loss = 0.04
take_profit = 0.06
`;

const barsOf = (days: number): Readonly<Record<string, string>> => ({
  'AAA.csv': walkOf(days, 5),
  'BBB.csv': walkOf(days, 6),
});

/** Writes a run with its bars into a folder; answers with the file. */
export const writeScenario = (folder: string, text: string, days: number): string => {
  mkdirSync(join(folder, 'bars'), { recursive: true });
  for (const [name, bars] of Object.entries(barsOf(days)))
    writeFileSync(join(folder, 'bars', name), bars);
  const file = join(folder, 'run.toml');
  writeFileSync(file, text);
  return file;
};

/** The file of a run over so many days of two instruments, its bars beside it. */
export const writeRun = (folder: string, days: number): string =>
  writeScenario(folder, MOMENTUM + DATA, days);

/** What a command of `stratvector` says about the platform of a home, and how it ends. */
export const askedByCommand = (home: string, ...args: readonly string[]) => {
  const program = join(ROOT, 'libs/cli/bin/stratvector.js');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [program, ...args, '--home', home],
    { encoding: 'utf8' },
  );
  return { exitCode: status, out: stdout, error: stderr };
};

/** A platform as a user starts it. */
export class PlatformProcess {
  readonly #child: ChildProcess;
  readonly #ended: Promise<unknown[]>;
  readonly #said: string[] = [];
  readonly #waiting = new Set<(line: string) => void>();

  constructor(
    main: string,
    {
      home,
      args,
      port = '0',
    }: { readonly home: string; readonly args: readonly string[]; readonly port?: string },
  ) {
    this.#child = spawn(process.execPath, [main, ...args], {
      cwd: ROOT,
      env: { ...process.env, STRATVECTOR_HOME: home, HTTP_PORT: port },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#ended = once(this.#child, 'close');
    for (const stream of [this.#child.stdout, this.#child.stderr])
      if (stream) createInterface({ input: stream }).on('line', (line) => this.#hear(line));
  }

  get said(): string {
    return this.#said.join('\n');
  }

  /** The first line that has the words; broken where it ends before. */
  async until(words: string): Promise<string> {
    const heard = new Promise<string>((resolve) => {
      const look = (line: string): void => {
        if (line.includes(words)) resolve(line);
      };
      this.#waiting.add(look);
      for (const line of this.#said) look(line);
    });
    const ended = this.#ended.then((): never => {
      throw new Error(`the platform ended without saying "${words}":\n${this.said}`);
    });
    ended.catch(() => undefined);
    return Promise.race([heard, ended]);
  }

  /** The exit code; null where a signal ended it. */
  async end(signal: NodeJS.Signals): Promise<number | null> {
    this.#child.kill(signal);
    return this.exit();
  }

  async exit(): Promise<number | null> {
    await this.#ended;
    return this.#child.exitCode;
  }

  #hear(line: string): void {
    this.#said.push(line);
    for (const look of this.#waiting) look(line);
  }
}
