import { numberOf } from '@stratvector/model';
import type { StrategyDefinition } from '../api/strategy-definition.ts';
import { downOf, SIDE, upOf } from './side.ts';

/** Buys short weakness in a long rise, sells short strength in a long fall. */
export const rsi2: StrategyDefinition = {
  name: 'rsi-2',
  title: 'RSI-2',
  description:
    'Above the long average it buys a very low RSI, below it sells a very high one; leaves when the close is back across its short average.',
  source: 'Connors and Alvarez, "Short Term Trading Strategies That Work" (2008), chapter 9',
  parameters: [
    {
      name: 'period',
      type: 'integer',
      min: 2,
      max: 1000,
      default: 2,
      unit: 'bars',
      description: 'Bars of the RSI.',
    },
    {
      name: 'lower',
      type: 'number',
      min: 0,
      max: 100,
      default: 10,
      unit: 'RSI',
      description: 'RSI under which it buys.',
    },
    {
      name: 'upper',
      type: 'number',
      min: 0,
      max: 100,
      default: 90,
      unit: 'RSI',
      description: 'RSI over which it sells.',
    },
    {
      name: 'trend',
      type: 'integer',
      min: 2,
      max: 10_000,
      default: 200,
      unit: 'bars',
      description: 'Bars of the long average.',
    },
    {
      name: 'exit',
      type: 'integer',
      min: 1,
      max: 1000,
      default: 5,
      unit: 'bars',
      description: 'Bars of the short average.',
    },
    SIDE,
  ],
  indicators: (parameters) => ({
    rsi: `rsi(${numberOf(parameters, 'period')})`,
    trend: `sma(${numberOf(parameters, 'trend')})`,
    exit: `sma(${numberOf(parameters, 'exit')})`,
  }),
  warmUp: (parameters) =>
    Math.max(
      numberOf(parameters, 'trend'),
      numberOf(parameters, 'period') + 1,
      numberOf(parameters, 'exit'),
    ),
  create: (setup) => {
    const lower = numberOf(setup.parameters, 'lower');
    const upper = numberOf(setup.parameters, 'upper');
    const [up, down] = [upOf(setup), downOf(setup)];
    return {
      onBar: (bar, decide) => {
        const rising = bar.close > bar.value('trend');
        const standing = decide.standing(bar);
        const beyond = standing * (bar.close - bar.value('exit'));
        if (rising && bar.value('rsi') < lower) decide.direction(bar, up, 'weakness-in-rise');
        else if (!rising && bar.value('rsi') > upper)
          decide.direction(bar, down, 'strength-in-fall');
        else if (standing !== 0 && beyond > 0) decide.direction(bar, 0, 'short-average-crossed');
      },
    };
  },
};
