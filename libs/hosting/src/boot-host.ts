import { BadInput } from '@stratvector/cli';
import { sentenceOf } from './sentence-of.ts';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

export const print = (line: string): void => void process.stdout.write(`${line}\n`);
export const complain = (line: string): void => void process.stderr.write(`${line}\n`);

/** Kept once somebody wants the process to end; answers with the signal. */
export const toldToEnd = (): Promise<string> =>
  new Promise((resolve) => {
    for (const signal of SIGNALS) process.once(signal, () => resolve(signal));
  });

/** Runs what a person has started in a terminal; answers with its exit code, 1 where it failed, 2 for bad input. */
export const bootHost = async (work: () => Promise<number>): Promise<number> => {
  try {
    return await work();
  } catch (error) {
    const lines = error instanceof BadInput ? error.lines : [sentenceOf(error)];
    for (const line of lines) complain(line);
    return error instanceof BadInput ? 2 : 1;
  }
};
