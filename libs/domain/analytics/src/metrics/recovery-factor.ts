import type { Metric } from './metric.ts';

export const recoveryFactor: Metric = {
  name: 'recovery_factor',
  title: 'Recovery factor',
  group: 'drawdown',
  unit: 'ratio',
  formula: 'total return / |max_drawdown|',
  source: 'Pardo, "The Evaluation and Optimization of Trading Strategies", 2nd ed. (2008)',
  compute: (input) => {
    const growth = (input.curve[input.returns.length] ?? NaN) - 1;
    return growth / Math.abs(input.drawdowns[0]?.depth ?? NaN);
  },
};
