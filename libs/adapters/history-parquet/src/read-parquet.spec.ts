import { mkdirSync, writeFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from '@jest/globals';
import type { ReadOptions } from '@stratvector/model';
import { closeDatabase, connected, literal } from './duckdb.ts';
import { readParquet } from './read-parquet.ts';
import { Folder } from './series.fixture.ts';

const folder = new Folder();
afterAll(() => folder.remove());

const OPTIONS: ReadOptions = {
  symbol: 'AAPL',
  onBadBar: 'error',
  timestamp: 'open',
  timezone: 'UTC',
};

let files = 0;
const write = async (query: string, name = `file-${(files += 1)}.parquet`): Promise<string> => {
  const path = folder.file(name);
  await connected((database) =>
    database.run(`COPY (${query}) TO ${literal(path)} (FORMAT parquet)`),
  );
  return path;
};

const read = async (query: string, change: Partial<ReadOptions> = {}) =>
  readParquet(await write(query), { ...OPTIONS, ...change });

/** One bar for each time, sound unless a price is given. */
const bars = (times: readonly string[], price = '10.25'): string =>
  times
    .map(
      (time) =>
        `SELECT ${time} AS time, ${price} AS open, 12 AS high, 9 AS low, 11 AS close, 5 AS volume`,
    )
    .join(' UNION ALL ');

describe('the database', () => {
  it('is opened anew after it was closed, and closing it twice does no harm', async () => {
    const path = await write(bars(["DATE '2024-01-02'", "DATE '2024-01-03'"]));
    const first = await readParquet(path, OPTIONS);
    await closeDatabase();
    await closeDatabase();
    expect(first.series[0]?.bars.length).toBe(2);
    expect(await readParquet(path, OPTIONS)).toEqual(first);
  });
});

describe('a Parquet file', () => {
  const nine = Date.UTC(2024, 0, 2, 9, 30);
  it.each([
    ['dates', ["DATE '2024-01-02'", "DATE '2024-01-03'"], Date.UTC(2024, 0, 2), '1d'],
    [
      'times that say they are UTC',
      ["TIMESTAMPTZ '2024-01-02 09:30:00+00'", "TIMESTAMPTZ '2024-01-02 09:31:00+00'"],
      nine,
      '1m',
    ],
    [
      'local times',
      ["TIMESTAMP '2024-01-02 09:30:00'", "TIMESTAMP '2024-01-02 09:35:00'"],
      nine,
      '5m',
    ],
    [
      'nanoseconds',
      ["TIMESTAMP_NS '2024-01-02 09:30:00'", "TIMESTAMP_NS '2024-01-02 10:30:00'"],
      nine,
      '1h',
    ],
    ['seconds since 1970', [`${nine / 1000}`, `${nine / 1000 + 60}`], nine, '1m'],
    ['milliseconds since 1970', [`${nine}::BIGINT`, `${nine + 60_000}::BIGINT`], nine, '1m'],
    ['microseconds since 1970', [`${nine}000::BIGINT`, `${nine + 60_000}000::BIGINT`], nine, '1m'],
    [
      'nanoseconds since 1970',
      [`${nine}000000::BIGINT`, `${nine + 60_000}000000::BIGINT`],
      nine,
      '1m',
    ],
    ['text', ["'2024-01-02T09:30:00Z'", "'2024-01-02T09:31:00Z'"], nine, '1m'],
  ])('with %s is read', async (_what, times, openTime, timeframe) => {
    const { series, problems } = await read(bars(times));
    expect(problems).toEqual([]);
    expect(series[0]).toMatchObject({ instrument: 'AAPL', timeframe, priceDecimals: 2 });
    expect(series[0]?.bars.openTime[0]).toBe(openTime);
    expect([...(series[0]?.bars.open ?? [])]).toEqual([10.25, 10.25]);
    expect([...(series[0]?.bars.volume ?? [])]).toEqual([5, 5]);
    expect(series[0]?.counts).toEqual({ read: 2, used: 2, skipped: 0, repaired: 0 });
  });

  it('takes local times in their zone, summer and winter', async () => {
    const times = ["TIMESTAMP '2024-01-02 09:30:00'", "TIMESTAMP '2024-07-02 09:30:00'"];
    const { series } = await read(bars(times), { timezone: 'America/New_York' });
    expect([...(series[0]?.bars.openTime ?? [])]).toEqual([
      Date.UTC(2024, 0, 2, 14, 30),
      Date.UTC(2024, 6, 2, 13, 30),
    ]);
  });

  it('keeps instruments apart by their symbol, however the rows are mixed', async () => {
    const rows = [1, 2, 3].flatMap((day) =>
      ['B', 'A', ...(day === 2 ? ["it''s"] : [])].map(
        (symbol) =>
          `SELECT DATE '2024-01-0${day}' AS date, '${symbol}' AS ticker, ${day} AS o, ${day} AS h, ${day} AS l, ${day} AS c`,
      ),
    );
    const { series } = await read(rows.join(' UNION ALL '));
    expect(series.map(({ instrument, bars: { length } }) => [instrument, length])).toEqual([
      ['B', 3],
      ['A', 3],
      ["it's", 1],
    ]);
    expect([...(series[0]?.bars.close ?? [])]).toEqual([1, 2, 3]);
    expect(series[0]?.bars.hasVolume).toBe(false);
  });

  it('is read whole and in order over many chunks', async () => {
    const query =
      "SELECT TIMESTAMP '2020-01-01' + INTERVAL (i) MINUTE AS time, i + 1.0 AS open, i + 3.0 AS high, i + 1.0 AS low, i + 2.0 AS close FROM range(30000) t(i)";
    const [series] = (await read(query)).series;
    expect(series?.bars.length).toBe(30_000);
    expect(series?.bars.close.every((close, row) => close === row + 2)).toBe(true);
    expect(series?.bars.openTime[29_999]).toBe(Date.UTC(2020, 0, 1) + 29_999 * 60_000);
  });

  it('is read while others are', async () => {
    const paths = await Promise.all(
      [10_000, 20_000, 30_000].map((rows) =>
        write(
          `SELECT TIMESTAMP '2020-01-01' + INTERVAL (i) MINUTE AS time, 1.0 AS open, 1.0 AS high, 1.0 AS low, 1.0 AS close FROM range(${rows}) t(i)`,
        ),
      ),
    );
    const loaded = await Promise.all(paths.map((path) => readParquet(path, OPTIONS)));
    expect(loaded.map(({ series }) => series[0]?.bars.length)).toEqual([10_000, 20_000, 30_000]);
  });

  it('may have signs of a pattern in its name', async () => {
    const path = await write(bars(["DATE '2024-01-02'"]), "it's a[1]*?.parquet");
    await write(bars(["DATE '2024-01-02'", "DATE '2024-01-03'"]), "it's a1xx.parquet");
    const { series, problems } = await readParquet(path, OPTIONS);
    expect(problems).toEqual([]);
    expect(series[0]?.bars.length).toBe(1);
  });
});

describe('what is wrong with a Parquet file is said with its row', () => {
  const day = (number: number): string => `DATE '2024-01-0${number}'`;
  it.each([
    [
      'missing columns',
      `SELECT ${day(1)} AS date, 1 AS open, 2 AS high`,
      null,
      'the columns low, close are missing; found date, open, high',
    ],
    [
      'a mistyped column',
      `SELECT ${day(1)} AS date, 1 AS open, 2 AS high, 1 AS low, 1 AS clsoe`,
      null,
      'did you mean clsoe for close?',
    ],
    [
      'a text for prices',
      bars([day(1)], "'ten'"),
      null,
      'the column open is VARCHAR; allowed are numbers',
    ],
    [
      'a strange time',
      bars(["TIME '10:00:00'"]),
      null,
      'the column time is TIME; allowed are DATE',
    ],
    ['no rows', `${bars([day(1)])} LIMIT 0`, null, 'there are no bars in it'],
    ['an empty price', bars([day(1)], 'NULL::DOUBLE'), 1, 'open is no number'],
    ['NaN', bars([day(1)], "'NaN'::DOUBLE"), 1, 'open is no number'],
    ['a price of zero', bars([day(1)], '0'), 1, 'open is 0, not above zero'],
    ['open over high', bars([day(1), day(2)], '13'), 1, 'high 12 is under open or close 13'],
    ['an empty time', bars([day(1), 'NULL']), 2, '"" is no time'],
    ['a time twice', bars([day(1), day(1)]), 2, 'stands twice'],
    [
      'times out of order',
      bars([day(2), day(3), day(1)]),
      3,
      'is before the row above; sort the file',
    ],
    ['a text that is no time', bars(["'yesterday'"]), 1, '"yesterday" is no time such as'],
    [
      'kinds of time mixed',
      bars(["'2024-01-02'", "'2024-01-02T10:00:00Z'"]),
      2,
      'is written differently',
    ],
  ])('%s', async (_what, query, row, sentence) => {
    const { series, problems } = await read(query);
    expect(series).toEqual([]);
    expect(problems[0]?.row).toBe(row);
    expect(problems[0]?.sentence).toContain(sentence);
  });

  it('a file of another kind, an empty one, a folder, none', async () => {
    writeFileSync(folder.file('a.parquet'), 'date,open,high,low,close\n2024-01-02,1,1,1,1\n');
    writeFileSync(folder.file('empty.parquet'), '');
    mkdirSync(folder.file('folder.parquet'));
    const sentence = async (name: string) =>
      (await readParquet(folder.file(name), OPTIONS)).problems[0]?.sentence;
    expect(await sentence('a.parquet')).toMatch(
      /^it cannot be read as Parquet: .*; check the file$/,
    );
    expect(await sentence('empty.parquet')).toContain('it cannot be read as Parquet');
    expect(await sentence('folder.parquet')).toContain('it is a folder');
    expect(await sentence('none.parquet')).toContain('there is no such file');
  });

  it('all at once, and left out or mended where that is allowed', async () => {
    const query = bars([day(1), day(2), day(3)], '13');
    expect((await read(query)).problems).toHaveLength(3);
    const dropped = await read(`${query} UNION ALL ${bars([day(4)])}`, { onBadBar: 'drop' });
    expect(dropped.series[0]?.counts).toEqual({ read: 4, used: 1, skipped: 3, repaired: 0 });
    const mended = await read(query, { onBadBar: 'repair' });
    expect(mended.series[0]?.counts).toEqual({ read: 3, used: 3, skipped: 0, repaired: 3 });
    expect(mended.series[0]?.bars.high[0]).toBe(13);
  });
});
