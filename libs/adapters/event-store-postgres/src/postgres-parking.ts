import type { Parked, ParkedStream, Parking } from '@stratvector/kernel';
import type pg from 'pg';

interface ParkedRow {
  readonly message: string;
  readonly topic: string;
  readonly key: string;
  readonly value: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly reason: string;
}

/** Messages that wait, in the schema of a service. */
export class PostgresParking implements Parking {
  readonly #pool: pg.Pool;
  readonly #schema: string;

  constructor(pool: pg.Pool, schema: string) {
    this.#pool = pool;
    this.#schema = schema;
  }

  async park(parked: Parked): Promise<void> {
    await this.#park(parked, false);
  }

  parkBehind(parked: Parked): Promise<boolean> {
    return this.#park(parked, true);
  }

  async parked(consumer: string, stream: string, limit: number): Promise<readonly Parked[]> {
    const { rows } = await this.#pool.query<ParkedRow>(
      `select message, topic, key, value, headers, reason from ${this.#schema}.parked
       where consumer = $1 and stream = $2 order by position limit $3`,
      [consumer, stream, limit],
    );
    return rows.map(({ message, reason, ...rest }) => ({
      consumer,
      stream,
      message: { id: message, ...rest },
      reason,
    }));
  }

  async parkedStreams(consumer: string): Promise<readonly ParkedStream[]> {
    const { rows } = await this.#pool.query<ParkedStream>(
      `select stream, count(*)::integer as count,
         (array_agg(reason order by position))[1] as reason
       from ${this.#schema}.parked where consumer = $1 group by stream order by stream collate "C"`,
      [consumer],
    );
    return rows;
  }

  async unpark(consumer: string, stream: string, message: string): Promise<void> {
    await this.#pool.query(`select ${this.#schema}.unpark($1, $2, $3)`, [
      consumer,
      stream,
      message,
    ]);
  }

  async #park(parked: Parked, onlyBehind: boolean): Promise<boolean> {
    const { consumer, stream, reason, message } = parked;
    const { id, topic, key, value, headers } = message;
    const { rows } = await this.#pool.query<{ park: boolean }>({
      name: 'park',
      text: `select ${this.#schema}.park($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      values: [
        consumer,
        stream,
        id,
        topic,
        key,
        value,
        JSON.stringify(headers),
        reason,
        onlyBehind,
      ],
    });
    return rows[0]?.park === true;
  }
}
