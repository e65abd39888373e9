import { describe, expect, it } from '@jest/globals';
import { bindRun } from './run-binding.ts';

const homeOf = (files: Map<string, string>) => ({
  folder: '/home',
  read: (name: string) => files.get(name) ?? null,
  write: (name: string, text: string) => void files.set(name, text),
  close: () => undefined,
});

describe('the run of a home', () => {
  it('stays what it was at its first start', () => {
    const home = homeOf(new Map());
    bindRun(home, { 'backtest.cash': '100000' });
    expect(() => bindRun(home, { 'backtest.cash': '100000' })).not.toThrow();
  });

  it('names each key that would be another', () => {
    const home = homeOf(new Map());
    bindRun(home, { 'backtest.cash': '100000', 'risk.stop_loss': '0.05' });
    expect(() => bindRun(home, { 'backtest.cash': '5', 'risk.take_profit': '0.1' })).toThrow(
      [
        'STRATVECTOR_HOME: /home was started with other terms; give those, or name another folder for a new run',
        '  backtest.cash was 100000, found 5',
        '  risk.stop_loss was 0.05, found not set',
        '  risk.take_profit was not set, found 0.1',
      ].join('\n'),
    );
  });

  it('tells of the first few where many differ', () => {
    const home = homeOf(new Map());
    bindRun(home, Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((key) => [key, '1'])));
    expect(() => bindRun(home, {})).toThrow('  and 2 more');
  });
});
