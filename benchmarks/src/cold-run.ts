import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

const PROGRAM = fileURLToPath(new URL('../../libs/cli/bin/stratvector.js', import.meta.url));
/** Says at its end how much memory the process had at most, in kilobytes. */
const PEAK =
  'data:text/javascript,process.on("exit",()=>console.error("PEAK "+process.resourceUsage().maxRSS))';

export interface ColdRun {
  readonly seconds: number;
  readonly peakMegabytes: number;
}

/** The program as a user starts it, in a folder; what it has cached there before is removed unless `isCached`. */
export const coldRun = (folder: string, args: readonly string[], isCached = false): ColdRun => {
  if (!isCached) rmSync(join(folder, '.stratvector'), { recursive: true, force: true });
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, ['--import', PEAK, PROGRAM, ...args], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  const seconds = (performance.now() - started) / 1000;
  if (status !== 0) throw new Error(`${args.join(' ')} failed: ${stderr}`);
  const peak = Number(/PEAK (\d+)/.exec(stderr)?.[1] ?? NaN);
  return { seconds, peakMegabytes: (peak * 1024) / 1e6 };
};
