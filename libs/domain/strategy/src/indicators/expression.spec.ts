import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseExpression } from './expression.ts';
import { INDICATORS } from './registry.ts';

describe('an indicator expression', () => {
  it.each([
    ['rsi(14)', 'rsi(14)', { source: 'close', period: 14 }, null],
    [' rsi ( 14 ) ', 'rsi(14)', { period: 14 }, null],
    ['RSI(14)', 'RSI(14)', { period: 14 }, null],
    ['rsi', 'rsi', { period: 14 }, null],
    ['rsi()', 'rsi()', { period: 14 }, null],
    ['obv', 'obv', {}, null],
    ['garman_klass(20)', 'garman_klass(20)', { period: 20, periods_per_year: 252 }, null],
    ['macd(12,26,9) . signal', 'macd(12,26,9).signal', { signal: 9 }, 'signal'],
    ['macd(12, 26).histogram', 'macd(12,26).histogram', { slow: 26, signal: 9 }, 'histogram'],
    ['macd(signal = 5)', 'macd(signal=5)', { fast: 12, signal: 5 }, null],
    ['sma(20, source=hl2)', 'sma(20,source=hl2)', { source: 'hl2', period: 20 }, null],
    ['sma( high, 20 )', 'sma(high,20)', { source: 'high', period: 20 }, null],
    ['sma(source=high, 20)', 'sma(source=high,20)', { source: 'high', period: 20 }, null],
    ['apo(12,12)', 'apo(12,12)', { fast: 12, slow: 12, average: 'ema' }, null],
    ['apo(12,26,sma)', 'apo(12,26,sma)', { fast: 12, slow: 26, average: 'sma' }, null],
    ['bbands(20, 2.5).upper', 'bbands(20,2.5).upper', { period: 20, width: 2.5 }, 'upper'],
  ])('%s is %s with %j', (text, written, parameters, output) => {
    expect(parseExpression(text).expression).toMatchObject({
      written,
      parameters,
      output,
      on: null,
      other: null,
    });
  });

  it.each([
    ['beta(5,SPY)', 5, 'SPY', 6],
    ['beta(SPY, 5)', 5, 'SPY', 6],
    ['beta(5, BRK.B)', 5, 'BRK.B', 6],
    ['correl(30, 600519)', 30, '600519', 30],
    ['correl(other=ES=F, period=9)', 9, 'ES=F', 9],
    ['correl(SPY)', 30, 'SPY', 30],
    ['correl(20,20)', 20, '20', 20],
  ])('%s compares over %i with %s from bar %i on', (text, period, other, warmUp) => {
    const parameters = { period };
    expect(parseExpression(text).expression).toMatchObject({ parameters, other, warmUp });
  });

  it.each([
    ['lag(rsi(14),3)', 'lag', 'rsi', 15 + 4 - 1],
    ['sma(rsi(14), 5)', 'sma', 'rsi', 15 + 5 - 1],
    ['sma(5, source=rsi(14))', 'sma', 'rsi', 15 + 5 - 1],
    ['zscore(log_return(1),20)', 'zscore', 'log_return', 2 + 20 - 1],
    ['ema(macd(12,26,9).signal, 4)', 'ema', 'macd', 34 + 4 - 1],
    ['lag(sma(rsi,5),2)', 'lag', 'sma', 15 + 5 - 1 + 3 - 1],
    ['stddev(beta(20,SPY),10)', 'stddev', 'beta', 21 + 10 - 1],
  ])('%s is %s on %s, with a warm-up of %i', (text, outer, inner, warmUp) => {
    const { expression } = parseExpression(text);
    expect(expression?.definition.name).toBe(outer);
    expect(expression?.on?.definition.name).toBe(inner);
    expect(expression?.warmUp).toBe(warmUp);
  });

  it.each([
    ['obv', true],
    ['sma(volume,20)', true],
    ['lag(ema(mfi(14),3),2)', true],
    ['vwma(20)', true],
    ['sma(20)', false],
    ['lag(rsi(14),3)', false],
  ])('%s needs volumes: %s', (text, needed) => {
    expect(parseExpression(text).expression?.needsVolume).toBe(needed);
  });

  it('knows with what the indicator compares that it is taken on', () => {
    expect(parseExpression('sma(beta(20,SPY),5)').expression?.other).toBe('SPY');
  });

  it.each([
    ['', 'found ""; write for example rsi(14)'],
    ['rsi(14', 'found "rsi(14"; write for example'],
    ['rsi(14))', 'found "rsi(14))"; write for example'],
    ['rsi(14)(3)', 'found "rsi(14)(3)"; write for example'],
    ['14', 'write for example'],
    ['rsy(14)', 'there is no indicator "rsy"; did you mean rsi'],
    ['zzzzzzzz', 'there is no indicator "zzzzzzzz"; there are ad, '],
    ['rsi(1)', 'rsi: period is 1, allowed is integer from 2 to 100000'],
    ['rsi(14.5)', 'rsi: period is 14.5, allowed is integer'],
    ['rsi(14,x)', 'rsi: it takes one parameter (period) and got one more: x'],
    ['rsi(x)', 'rsi: source is "x", allowed is one of "open"'],
    ['rsi(14, 3)', 'rsi: it takes one parameter (period) and got one more: 3'],
    ['macd(1,2,3,4)', 'macd: it takes 3 parameters (fast, slow, signal) and got one more: 4'],
    ['obv(3)', 'obv: it takes no parameters and got 3'],
    ['rsi(14, period=3)', 'rsi: period is given twice'],
    ['sma(high,20,source=low)', 'sma: source is given twice'],
    ['rsi(lookback=3)', 'rsi: lookback is 3, allowed is the parameters source, period'],
    [
      'macd.sygnal',
      'macd has no output "sygnal"; did you mean signal? It has macd, signal, histogram',
    ],
    ['sma(20, source=median)', 'sma: source is "median", allowed is one of "open"'],
    [
      'sma(20,high)',
      'sma: high is what it is taken on and stands first, sma(high,20), or under its name, source=high',
    ],
    ['lag(3,rsi(14))', 'lag: rsi(14) is what it is taken on and stands first, lag(rsi(14),3), or'],
    [
      'atr(close,14)',
      'atr: it is made of high, low, close and cannot be taken on close; write atr(14)',
    ],
    ['atr(rsi(14),14)', 'atr: it is made of high, low, close and cannot be taken on rsi(14)'],
    ['atr(14,source=rsi(14))', 'atr: source is "rsi(14)", allowed is the parameters period'],
    ['sma(rsi(14),5,source=rsi(14))', 'sma: source is "rsi(14)", allowed is one of'],
    ['beta(5,other=)', 'beta: it compares with another instrument, and none is named'],
    ['lag(rsy(14),3)', 'there is no indicator "rsy"; did you mean rsi'],
    ['lag(rsi(1),3)', 'rsi: period is 1, allowed is integer from 2 to 100000'],
    [
      'lag(macd(12,26,9),1)',
      'macd has the outputs macd, signal, histogram; say which is meant, macd(12,26,9).macd',
    ],
    ['lag(triple_barrier(5),1)', 'triple_barrier is a label: it looks at later bars'],
    [
      'beta(5)',
      'beta: it compares with another instrument, and none is named; write for example beta(5,SPY)',
    ],
    ['correl', 'correl: it compares with another instrument, and none is named; write'],
    ['beta(high,5)', 'beta: it is made of close, other and cannot be taken on high; write'],
    ['beta(5,SPY,QQQ)', 'beta: it takes one parameter (period) and got one more: QQQ'],
    [`${'sma('.repeat(9)}close${',2)'.repeat(9)}`, 'more than 8 indicators on one another'],
  ])('%s is refused with a sentence', (text, sentence) => {
    const { expression, problem } = parseExpression(text);
    expect(expression).toBeNull();
    expect(problem).toContain(sentence);
  });

  it('survives any number of parentheses', () => {
    const deep = `${'sma('.repeat(20_000)}close${',2)'.repeat(20_000)}`;
    expect(parseExpression(deep).problem).toContain('more than 8 indicators on one another');
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
      'sma(',
      ',2)',
      'beta',
      'SPY',
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

  it.each(INDICATORS.map((definition) => [definition.name, definition] as const))(
    '%s is read again from what it was written as',
    (name, { inputs }) => {
      const { expression } = parseExpression(inputs.includes('other') ? `${name}( SPY )` : name);
      expect(expression).not.toBeNull();
      const again = parseExpression(expression?.written ?? '').expression;
      expect(again).toEqual(expression);
    },
  );
});
