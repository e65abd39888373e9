import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseExpression } from './expression.ts';
import { INDICATORS } from './registry.ts';

describe('an indicator expression', () => {
  it.each([
    ['rsi(14)', 'rsi(14)', null],
    [' RSI ( 14 ) ', 'rsi(14)', null],
    ['rsi', 'rsi(14)', null],
    ['rsi()', 'rsi(14)', null],
    ['obv', 'obv', null],
    ['macd(12,26,9).signal', 'macd(12,26,9).signal', 'signal'],
    ['macd(12, 26).histogram', 'macd(12,26,9).histogram', 'histogram'],
    ['macd(signal=5)', 'macd(12,26,5)', null],
    ['sma(20, source=hl2)', 'sma(20,source=hl2)', null],
    ['sma(20, source=close)', 'sma(20)', null],
    ['bbands(20, 2.5).upper', 'bbands(20,2.5).upper', 'upper'],
  ])('%s is %s', (text, canonical, output) => {
    expect(parseExpression(text).expression).toMatchObject({ canonical, output });
  });

  it.each([
    ['', 'found ""; write for example rsi(14)'],
    ['rsi(14', 'found "rsi(14"; write for example'],
    ['14', 'write for example'],
    ['rsy(14)', 'there is no indicator "rsy"; did you mean rsi'],
    ['zzzzzzzz', 'there is no indicator "zzzzzzzz"; there are ad, '],
    ['rsi(1)', 'rsi: period is 1, allowed is integer from 2 to 100000'],
    ['rsi(14.5)', 'rsi: period is 14.5, allowed is integer'],
    ['rsi(x)', 'rsi: period is "x", allowed is integer'],
    ['rsi(14, 3)', 'rsi: it takes 1 numbers and got one more: 3'],
    ['rsi(14, period=3)', 'rsi: period is given twice'],
    ['rsi(lookback=3)', 'rsi: lookback is 3, allowed is the parameters source, period'],
    [
      'macd.sygnal',
      'macd has no output "sygnal"; did you mean signal? It has macd, signal, histogram',
    ],
    ['sma(20, source=median)', 'sma: source is "median", allowed is one of "open"'],
  ])('%s is refused with a sentence', (text, sentence) => {
    const { expression, problem } = parseExpression(text);
    expect(expression).toBeNull();
    expect(problem).toContain(sentence);
  });

  it('never throws, whatever the text', () => {
    const pieces = fc.constantFrom(
      'rsi',
      'macd',
      '(',
      ')',
      ',',
      '.',
      '14',
      '-1',
      '=',
      'source',
      ' ',
      '\u0000',
      '√',
      '1e9',
      'signal',
    );
    const texts = fc.oneof(
      fc.string(),
      fc.array(pieces).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const { expression, problem } = parseExpression(text);
        expect((expression === null) !== (problem === null)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it.each(INDICATORS.map(({ name }) => name))('%s is read again from its own name', (name) => {
    const { expression } = parseExpression(name);
    expect(expression).not.toBeNull();
    const again = parseExpression(expression?.canonical ?? '').expression;
    expect(again?.canonical).toBe(expression?.canonical);
    expect(again?.parameters).toEqual(expression?.parameters);
  });
});
