import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decimalText } from './decimal-bytes.ts';
import { LastNumber, TextFile } from './text-file.ts';
import { isoTime } from './time-bytes.ts';

const folder = mkdtempSync(join(tmpdir(), 'stratvector-files-'));
afterAll(() => rmSync(folder, { recursive: true }));

const written = (write: (file: TextFile) => void): string => {
  const path = join(folder, 'file');
  const file = new TextFile(path);
  write(file);
  file.close();
  return readFileSync(path, 'utf8');
};

describe('a text file', () => {
  it('has lines and rows of cells', () => {
    const text = written((file) => {
      file.line('time,symbol,a,b');
      file.time(0);
      file.raw(new TextEncoder().encode('é,'));
      file.decimal(1.5, 4);
      file.decimal(1e20, 4);
      file.endCells();
      file.time(1500);
      file.endRow();
    });
    expect(text).toBe(
      'time,symbol,a,b\n1970-01-01T00:00:00Z,é,1.5,100000000000000000000\n1970-01-01T00:00:01.500Z,\n',
    );
  });

  it('holds texts of any length, in order', () => {
    const texts = [1, 5000, 400_000, 3, 2_000_000, 7].map((length) => 'ü'.repeat(length));
    expect(
      written((file) => {
        for (const text of texts) file.line(text);
      }),
    ).toBe(`${texts.join('\n')}\n`);
  });

  it('holds bytes of any length, in order', () => {
    const texts = [1, 64, 65, 900_000, 3, 1 << 20, 2_000_000, 200, 7].map((length, place) =>
      String(place).repeat(length),
    );
    expect(
      written((file) => {
        for (const text of texts) {
          file.raw(Buffer.from(text));
          file.endRow();
        }
      }),
    ).toBe(`${texts.join('\n')}\n`);
  });

  it('repeats the last number of a column, also where the buffer was written between', () => {
    const values = Array.from({ length: 60_000 }, (_, row) => Math.floor(row / 7) / 8);
    const last = new LastNumber();
    const text = written((file) => {
      values.forEach((value, row) => {
        file.time(row * 60_000);
        file.repeated(value, 4, last);
        file.endCells();
      });
    });
    const rows = values.map((value, row) => `${isoTime(row * 60_000)},${decimalText(value, 4)}\n`);
    expect(text).toBe(rows.join(''));
  });

  it('is the same as its texts joined, whatever they are', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 200 })), (lines) => {
        const text = lines.map((line) => `${line}\n`).join('');
        expect(
          written((file) => {
            for (const line of lines) file.line(line);
          }),
        ).toBe(text);
      }),
    );
  });
});
