import { cpus, loadavg } from 'node:os';
import { isMet, textOf } from './row.ts';
import type { Group } from './row.ts';

/** Whether others use the machine now; to be asked before anything is measured. */
export const isBusy = (): boolean => (loadavg()[0] ?? 0) > cpus().length / 2;

/** A group as people read it. */
export const printed = ({ title, isNoisy, rows }: Omit<Group, 'name'>): string =>
  [
    `${title}${isNoisy ? ' (NOISY: the machine was busy, so this gates nothing)' : ''}`,
    ...rows.map((row) => `  ${textOf(row)}`),
  ].join('\n');

/** Whether something wanted was missed; a noisy group gates nothing. */
export const isMissed = ({ isNoisy, rows }: Omit<Group, 'name'>): boolean =>
  !isNoisy && rows.some((row) => isMet(row) === false);
