import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { main } from './main.ts';

export interface Answer {
  readonly exitCode: number;
  readonly out: string;
  readonly error: string;
}

/** Runs the program in this process, with what it prints kept apart. */
export const program = async (...args: readonly string[]): Promise<Answer> => {
  const printed = { log: '', error: '' };
  const { log, error } = console;
  const write = process.stderr.write.bind(process.stderr);
  console.log = (text: unknown): void => void (printed.log += `${String(text)}\n`);
  console.error = (text: unknown): void => void (printed.error += `${String(text)}\n`);
  process.stderr.write = (text: string | Uint8Array): boolean => {
    printed.error += String(text);
    return true;
  };
  try {
    const exitCode = await main(args);
    return { exitCode, out: printed.log, error: printed.error };
  } finally {
    Object.assign(console, { log, error });
    process.stderr.write = write;
  }
};

/** A folder that is gone when the tests are over. */
export class Workplace {
  readonly folder: string;

  constructor(parent = tmpdir()) {
    this.folder = mkdtempSync(join(parent, 'stratvector-cli-'));
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  write(name: string, text: string | Uint8Array): string {
    mkdirSync(dirname(this.path(name)), { recursive: true });
    writeFileSync(this.path(name), text);
    return this.path(name);
  }

  /** A folder within, that no other test has. */
  inner(): Workplace {
    return new Workplace(this.folder);
  }

  /** One file, or the whole folder. */
  remove(name = ''): void {
    rmSync(this.path(name), { recursive: true, force: true });
  }
}
