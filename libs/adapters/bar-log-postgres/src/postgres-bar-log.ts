import { checkedName } from '@stratvector/event-store-postgres';
import type { Timestamp } from '@stratvector/kernel';
import type { BarLog, Instant, InstantBar } from '@stratvector/model';
import pg from 'pg';

export interface PostgresBarLogSettings {
  /** The pool is the log's own: it is ended with it. */
  readonly url: string;
  readonly schema: string;
  /** Connections at most; default 2. */
  readonly connections?: number;
}

interface Row {
  readonly sequence: string;
  readonly close_time: string;
  readonly bars: string;
}

const PAGE = 5_000;
const COLUMNS = 'sequence, close_time, bars::text';

const instantOf = (feed: string, row: Row): Instant => ({
  feed,
  sequence: Number(row.sequence),
  closeTime: BigInt(row.close_time) as Timestamp,
  // The text was written by JSON.stringify of bars.
  bars: JSON.parse(row.bars) as readonly InstantBar[],
});

/** The bar log in a table of the schema that market-data owns. */
export class PostgresBarLog implements BarLog {
  readonly #table: string;
  readonly #pool: pg.Pool;

  constructor({ url, schema, connections = 2 }: PostgresBarLogSettings) {
    this.#table = `${checkedName(schema)}.bar_log`;
    this.#pool = new pg.Pool({ connectionString: url, max: connections });
    // A connection that breaks while it is idle is replaced; whoever asks next hears of it if it cannot be.
    this.#pool.on('error', () => undefined);
  }

  async append({ feed, sequence, closeTime, bars }: Instant): Promise<boolean> {
    // The row before it has to be there: a gap would never be closed.
    const { rowCount } = await this.#pool.query({
      name: 'append_instant',
      text: `insert into ${this.#table} (feed, sequence, close_time, bars)
        select $1, $2, $3, $4
        where $2::bigint = 1 or exists (
          select from ${this.#table} where feed = $1 and sequence = $2::bigint - 1)
        on conflict do nothing`,
      values: [feed, sequence, closeTime.toString(), JSON.stringify(bars)],
    });
    if (rowCount === 1) return true;
    const expected = ((await this.last(feed))?.sequence ?? 0) + 1;
    if (sequence < expected) return false;
    throw new RangeError(
      `bar log: found instant ${String(sequence)} of ${feed}, allowed is ${String(expected)}: instants are appended in order`,
    );
  }

  async read(feed: string, after: number, limit: number): Promise<readonly Instant[]> {
    const instants: Instant[] = [];
    while (instants.length < limit) {
      const size = Math.min(PAGE, limit - instants.length);
      const page = await this.#page(feed, after + instants.length, size);
      instants.push(...page);
      if (page.length < size) break;
    }
    return instants;
  }

  async last(feed: string): Promise<Instant | null> {
    const { rows } = await this.#pool.query<Row>(
      `select ${COLUMNS} from ${this.#table} where feed = $1 order by sequence desc limit 1`,
      [feed],
    );
    const [row] = rows;
    return row ? instantOf(feed, row) : null;
  }

  close(): Promise<void> {
    return this.#pool.end();
  }

  async #page(feed: string, after: number, limit: number): Promise<readonly Instant[]> {
    const { rows } = await this.#pool.query<Row>({
      name: 'read_instants',
      text: `select ${COLUMNS} from ${this.#table}
        where feed = $1 and sequence > $2 order by sequence limit $3`,
      values: [feed, after, limit],
    });
    return rows.map((row) => instantOf(feed, row));
  }
}
