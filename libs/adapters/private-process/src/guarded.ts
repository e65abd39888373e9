import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

// The shell holds the read end of our pipe. However we end, even by SIGKILL, the pipe closes and the server stops.
const GUARD =
  'exec 3<&0; signal=$1; shift; "$@" 3<&- 2>&1 & server=$!; (cat <&3; kill -$signal $server) >/dev/null 2>&1 & wait $server';
/** Of what a server has said, the last lines are kept, for the sentence that says why it ended. */
const LINES_KEPT = 50;

export interface Guarded {
  readonly pid: number;
  /** Kept once it says a line that is `wanted`; broken with what it said when it ends before. */
  until(wanted: (line: string) => boolean): Promise<void>;
  /** Broken, with what it said, once it has ended by itself. */
  readonly failure: Promise<never>;
  stop(): Promise<void>;
}

export interface GuardedTerms {
  /** What ends it; TERM unless said. */
  readonly signal?: 'INT' | 'TERM';
  /** As whom it runs. */
  readonly uid?: number;
  readonly gid?: number;
}

/** A server that ends when `stop` is called, and with this process, however that ends. */
export const startGuarded = (
  program: string,
  args: readonly string[],
  { signal = 'TERM', ...owner }: GuardedTerms = {},
): Guarded => {
  const guard = spawn('sh', ['-c', GUARD, 'sh', signal, program, ...args], {
    ...owner,
    cwd: '/',
    // Ctrl-C is for us: the server must outlive what still needs it.
    detached: true,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const said: string[] = [];
  const waiting = new Set<(line: string) => void>();
  createInterface({ input: guard.stdout }).on('line', (line) => {
    said.push(line);
    if (said.length > LINES_KEPT) said.shift();
    for (const look of waiting) look(line);
  });
  const ended = once(guard, 'exit');
  const failure = ended.then((): never => {
    throw new Error(`${program} ended:\n${said.join('\n')}`);
  });
  failure.catch(() => undefined);
  guard.unref();
  const heard = (wanted: (line: string) => boolean): Promise<void> =>
    new Promise((resolve) => {
      const look = (line: string): void => {
        if (!wanted(line)) return;
        waiting.delete(look);
        resolve();
      };
      waiting.add(look);
      for (const line of said) look(line);
    });
  return {
    pid: guard.pid ?? 0,
    failure,
    until: (wanted) => Promise.race([heard(wanted), failure]),
    stop: async () => {
      guard.ref();
      guard.stdin.end();
      await ended;
    },
  };
};
