import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync } from 'node:fs';
import { get } from 'node:http';
import { createInterface } from 'node:readline';
import { setTimeout as pass } from 'node:timers/promises';
import { BadInput } from '@stratvector/cli';

const BAD_INPUT = 2;
const LOOK_MS = 50;
const PAUSE_MS_MAX = 5_000;
/** Of what a process has said, the last lines are kept, for the sentence that says why it ended. */
const LINES_KEPT = 20;
const ASK_MS = 5_000;

export interface SupervisedTerms {
  readonly name: string;
  /** What Node runs. */
  readonly main: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly healthPort: number;
  /** Where what it says is kept. */
  readonly logFile: string;
  /** A line of its log, as it was written. */
  readonly onLine: (line: string) => void;
  /** It has ended by itself, and is started again. */
  readonly onRestart: (reason: string) => void;
  /** It cannot be started: what it says the user has to put right. */
  readonly onRefused: (refusal: BadInput) => void;
}

const statusOf = (port: number): Promise<number> =>
  new Promise((resolve) => {
    const signal = AbortSignal.timeout(ASK_MS);
    get({ host: '127.0.0.1', port, path: '/health/ready', signal }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    }).on('error', () => resolve(0));
  });

/** A process that is started again whenever it ends, until it is stopped. */
export class Supervised {
  readonly name: string;
  readonly #terms: SupervisedTerms;
  #child: ChildProcess | null = null;
  #ended: Promise<unknown> = Promise.resolve();
  #said: string[] = [];
  #isStopping = false;
  #failures = 0;
  restarts = 0;

  constructor(terms: SupervisedTerms) {
    this.name = terms.name;
    this.#terms = terms;
  }

  start(): void {
    const { main, environment, healthPort } = this.#terms;
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main], {
      env: { ...process.env, ...environment, SUPERVISED: '1', HEALTH_PORT: String(healthPort) },
      // It ends when we close its input, and must outlive a Ctrl-C that is for us.
      detached: true,
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    this.#child = child;
    this.#said = [];
    for (const stream of [child.stdout, child.stderr])
      createInterface({ input: stream }).on('line', (line) => this.#hear(line));
    this.#ended = once(child, 'close').then(([code, signal]: unknown[]) =>
      this.#end(code, String(signal ?? code)),
    );
  }

  /** Kept once it says that it is ready. */
  async ready(): Promise<void> {
    while (!this.#isStopping && (await statusOf(this.#terms.healthPort)) !== 200)
      await pass(LOOK_MS);
    this.#failures = 0;
  }

  /** Ends it on the spot; it is started again. */
  kill(): void {
    this.#child?.kill('SIGKILL');
  }

  /** Whether it has finished what was under way. */
  async stop(): Promise<boolean> {
    this.#isStopping = true;
    const child = this.#child;
    child?.kill('SIGTERM');
    await this.#ended;
    return child === null || child.exitCode === 0;
  }

  #hear(line: string): void {
    const { logFile, onLine } = this.#terms;
    appendFileSync(logFile, `${line}\n`);
    this.#said.push(line);
    if (this.#said.length > LINES_KEPT) this.#said.shift();
    onLine(line);
  }

  async #end(code: unknown, how: string): Promise<void> {
    if (this.#isStopping) return;
    if (code === BAD_INPUT) {
      this.#terms.onRefused(new BadInput(this.#said.filter((line) => !line.startsWith('{'))));
      return;
    }
    const pause = Math.min(PAUSE_MS_MAX, 100 * 2 ** this.#failures);
    this.#failures += 1;
    this.restarts += 1;
    this.#terms.onRestart(`${this.name} has ended (${how}) and is started again`);
    await pass(pause, undefined, { ref: false });
    if (!this.#isStopping) this.start();
  }
}
