import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ByteLines } from './byte-lines.ts';
import { textLines } from './text-lines.ts';

/** Hands out so many bytes at a time. */
const lines = (text: string, step: number): ByteLines => {
  const bytes = new TextEncoder().encode(text);
  let at = 0;
  return new ByteLines((into) => {
    const part = bytes.subarray(at, at + Math.min(step, into.length));
    into.set(part);
    at += part.length;
    return part.length;
  });
};

type Found = readonly [number, readonly string[]];

/** Each line with its cells: one at a time from their bounds, and all at once. */
const all = (source: ByteLines): readonly Found[] => {
  const found: Found[] = [];
  while (source.next()) {
    const cells = Array.from({ length: source.count }, (_, cell) => {
      source.select(cell);
      return source.cellText();
    });
    expect(source.cells()).toEqual(cells);
    found.push([source.line, cells]);
  }
  return found;
};

const HEAD = 'a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p\n';

const below = (text: string, step: number): readonly Found[] => {
  const source = lines(HEAD + text, step);
  source.head();
  return all(source).map(([line, cells]) => [line - 1, cells]);
};

describe('lines of bytes', () => {
  it('end at any line end, are counted, and blank ones are passed over', () => {
    expect(below('a,b\r\n\n  \t\rc\n"d e", f ,,', 1)).toEqual([
      [1, ['a', 'b']],
      [4, ['c']],
      [5, ['d e', 'f', '', '']],
    ]);
  });

  it('may be longer than a block', () => {
    const long = 'x'.repeat(3_000_000);
    expect(below(`${long},1\n2`, 1_000_000)).toEqual([
      [1, [long, '1']],
      [2, ['2']],
    ]);
  });

  it.each([
    ['"a,b",c', ['a,b', 'c']],
    ['"say ""no""",c', ['say "no"', 'c']],
    ['"",""""', ['', '"']],
    ['5" pipe,c"d', ['5" pipe', 'c"d']],
    [' "a,b" ,', ['a,b', '']],
    ['"a\nb\r\nc\rd",e', ['a\nb\r\nc\rd', 'e']],
    ['"a"b,c', ['"a"b', 'c']],
    ['a,"b"', ['a', 'b']],
    ['"a"\r', ['a']],
  ])('%j has the cells %j, however its bytes come', (line, cells) => {
    for (const step of [1, 2, 3, 100])
      expect(below(`${line}\nz`, step).slice(0, 1)).toEqual([[1, cells]]);
    expect(below(line, 1)).toEqual([[1, cells]]);
  });

  it('are counted within quotes too', () => {
    expect(below('1\n"a\nb\r\nc\rd"\r\n\n2', 1).map(([line]) => line)).toEqual([1, 2, 7]);
  });

  it.each([
    ['1\n2,"x\n3\n4', 3],
    ['"', 2],
    ['1\n\n""",2\n3', 4],
  ])('stop before a quote that never ends, and say where', (text, line) => {
    const source = lines(HEAD + text, 1 << 20);
    source.head();
    all(source);
    expect(source.openQuote).toBe(line);
  });

  it('do not look for the end of a quote for ever', () => {
    let blocks = 0;
    const source = new ByteLines((into) => {
      blocks += 1;
      into.fill(blocks === 1 ? 34 : 120, 0, 1);
      into.fill(120, 1);
      return into.length;
    });
    expect(source.head()).toBeNull();
    expect(source.openQuote).toBe(1);
    expect(blocks).toBeLessThan(10);
  });

  it('do not take what is left of other lines for what comes after the last', () => {
    expect(below('"aaa""","b"\n"c","d"\n"e"', 3).at(-1)).toEqual([3, ['e']]);
  });

  it('are those of RFC 4180, however the bytes come', () => {
    const cell = fc
      .array(fc.constantFrom('a', ',', '\n', '\r', '\r\n', ' ', '"', 'é', '\u00a0', ';'), {
        maxLength: 5,
      })
      .map((pieces) => pieces.join(''));
    const bare = fc.constantFrom('a', '1.5', 'é', '5"', '', 'b c');
    const written = fc.oneof(
      bare.map((text) => ({ text, value: text })),
      cell.map((value) => ({ text: `"${value.replaceAll('"', '""')}"`, value })),
    );
    const rows = fc.array(fc.array(written, { minLength: 2, maxLength: 4 }), { maxLength: 6 });
    fc.assert(
      fc.property(
        rows,
        fc.constantFrom('\n', '\r', '\r\n'),
        fc.integer({ min: 1, max: 9 }),
        (table, end, step) => {
          const text = table.map((row) => row.map((one) => one.text).join(',')).join(end);
          expect(below(text, step).map(([, cells]) => cells)).toEqual(
            table.map((row) => row.map(({ value }) => value)),
          );
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('the head of a table', () => {
  it.each([
    ['time,open', ',', ['time', 'open']],
    ['"a,b,c,d";e;f', ';', ['a,b,c,d', 'e', 'f']],
    ['a;"b;\n""c"""', ';', ['a', 'b;\n"c"']],
    ['\uFEFF"a"\tb', '\t', ['a', 'b']],
    ['a|b,c|d', '|', ['a', 'b,c', 'd']],
    ['one', ',', ['one']],
  ])('%j is cut by %j', (line, delimiter, cells) => {
    for (const step of [1, 100])
      expect(lines(`${line}\n1`, step).head()).toMatchObject({ line: 1, delimiter, cells });
    const source = textLines(line);
    expect(source.head()).toMatchObject({ line: 1, delimiter, cells });
    expect(source.next()).toBe(false);
  });

  it('is none where there is nothing, or a quote that never ends', () => {
    expect(textLines('\uFEFF \n\n').head()).toBeNull();
    expect(textLines('').head()).toBeNull();
    expect(textLines('\n\na').head()).toMatchObject({ line: 3, cells: ['a'] });
    const open = textLines('\ntime,"open\n1,2\n');
    expect(open.head()).toBeNull();
    expect(open.openQuote).toBe(2);
  });
});
