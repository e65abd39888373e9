/** Ranks in the last so many values: a sorted copy of the window, searched by halving. */
export class SortedWindow {
  readonly #ring: Float64Array;
  readonly #sorted: Float64Array;
  #next = 0;
  #count = 0;

  constructor(period: number) {
    this.#ring = new Float64Array(period);
    this.#sorted = new Float64Array(period);
  }

  /** Share of the other values that are under it, ties counting half; NaN until the window is full. */
  push(value: number): number {
    const period = this.#ring.length;
    if (this.#count === period) this.#remove(this.#ring[this.#next] ?? 0);
    this.#insert(value);
    this.#ring[this.#next] = value;
    this.#next = (this.#next + 1) % period;
    if (this.#count < period) return NaN;
    const under = this.#lower(value);
    const ties = this.#upper(value) - under - 1;
    return (under + ties / 2) / (period - 1);
  }

  #insert(value: number): void {
    const place = this.#lower(value);
    this.#sorted.copyWithin(place + 1, place, this.#count);
    this.#sorted[place] = value;
    this.#count += 1;
  }

  #remove(value: number): void {
    const place = this.#lower(value);
    this.#sorted.copyWithin(place, place + 1, this.#count);
    this.#count -= 1;
  }

  #lower(value: number): number {
    return this.#search((one) => one < value);
  }

  #upper(value: number): number {
    return this.#search((one) => one <= value);
  }

  #search(isBefore: (value: number) => boolean): number {
    let low = 0;
    let high = this.#count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isBefore(this.#sorted[middle] ?? NaN)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
