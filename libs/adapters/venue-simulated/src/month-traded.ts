const DAY_MS = 86_400_000;

/** As it is kept while the venue's process is away. */
export interface MonthState {
  readonly day: number;
  readonly nextMonth: number;
  readonly before: number;
  readonly today: number;
}

/**
 * What has been traded in a calendar month, in UTC, for schedules whose rates fall with volume: the
 * figures of the model's `MonthVolume`, kept in place, because every fill asks.
 */
export class MonthTraded {
  #day = -1;
  /** The day on which the next month begins. */
  #nextMonth = -1;
  #before = 0;
  #today = 0;

  get state(): MonthState {
    return {
      day: this.#day,
      nextMonth: this.#nextMonth,
      before: this.#before,
      today: this.#today,
    };
  }

  restore({ day, nextMonth, before, today }: MonthState): void {
    this.#day = day;
    this.#nextMonth = nextMonth;
    this.#before = before;
    this.#today = today;
  }

  /** Shares or contracts of the month of a day before that day; days never go back. */
  before(day: number): number {
    if (day !== this.#day) this.#turn(day);
    return this.#before;
  }

  add(day: number, quantity: number): void {
    if (day !== this.#day) this.#turn(day);
    this.#today += quantity;
  }

  #turn(day: number): void {
    this.#before += this.#today;
    this.#today = 0;
    this.#day = day;
    if (day < this.#nextMonth) return;
    const date = new Date(day * DAY_MS);
    this.#nextMonth = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1) / DAY_MS;
    this.#before = 0;
  }
}
