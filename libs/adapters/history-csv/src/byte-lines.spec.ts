import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ByteLines } from './byte-lines.ts';

/** Hands out so many bytes at a time. */
const lines = (text: string, step: number): ByteLines => {
  const bytes = new TextEncoder().encode(text);
  let at = 0;
  const source = new ByteLines((into) => {
    const part = bytes.subarray(at, at + Math.min(step, into.length));
    into.set(part);
    at += part.length;
    return part.length;
  });
  source.cut(',', 4);
  return source;
};

const all = (text: string, step: number): readonly (readonly [number, readonly string[]])[] => {
  const source = lines(text, step);
  const found: (readonly [number, readonly string[]])[] = [];
  while (source.next())
    found.push([
      source.line,
      Array.from({ length: source.count }, (_, cell) => {
        source.select(cell);
        return source.cellText();
      }).slice(0, 4),
    ]);
  return found;
};

describe('lines of bytes', () => {
  it('end at any line end, are counted, and blank ones are passed over', () => {
    expect(all('a,b\r\n\n  \t\rc\n"d e", f ,,', 1)).toEqual([
      [1, ['a', 'b']],
      [4, ['c']],
      [5, ['d e', 'f', '', '']],
    ]);
  });

  it('may be longer than a block', () => {
    const long = 'x'.repeat(3_000_000);
    expect(all(`${long},1\n2`, 1_000_000)).toEqual([
      [1, [long, '1']],
      [2, ['2']],
    ]);
  });

  it('are those that text has, however the bytes come', () => {
    const piece = fc.constantFrom('a', ',', '\n', '\r', '\r\n', ' ', '"', 'é', '\u00a0', '1.5');
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join('')),
        fc.integer({ min: 1, max: 9 }),
        (text, step) => {
          const expected = text.split(/\r\n|\n|\r/).flatMap((line, place) =>
            line.trim() === ''
              ? []
              : [
                  [
                    place + 1,
                    line
                      .split(',')
                      .slice(0, 4)
                      .map((cell) =>
                        cell.replace(/^[ \t]+|[ \t]+$/g, '').replace(/^"(.*)"$/, '$1'),
                      ),
                  ],
                ],
          );
          expect(all(text, step)).toEqual(expected);
        },
      ),
      { numRuns: 500 },
    );
  });
});
