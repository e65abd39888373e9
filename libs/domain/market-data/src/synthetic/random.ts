const TWO_PI = 2 * Math.PI;
const MIX_INCREMENT = 0x9e3779b9;
const WARM_UP = 12;

/** One step of splitmix32, which spreads neighboring seeds far apart. */
const mixed = (value: number): number => {
  let mix = (value + MIX_INCREMENT) | 0;
  mix = Math.imul(mix ^ (mix >>> 16), 0x21f0aaad);
  mix = Math.imul(mix ^ (mix >>> 15), 0x735a2d97);
  return (mix ^ (mix >>> 15)) | 0;
};

/**
 * Draws that depend on the seed and the stream alone: sfc32 (Doty-Humphrey, PractRand), so the same
 * numbers come on every machine. Streams of one seed are independent of each other.
 */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;
  #spare = NaN;

  constructor(seed: number, stream: number) {
    this.#a = mixed(seed | 0);
    this.#b = mixed(this.#a ^ (Math.floor(seed / 2 ** 32) | 0));
    this.#c = mixed(this.#b ^ mixed(stream | 0));
    for (let step = 0; step < WARM_UP; step += 1) this.#bits();
  }

  /** In the open interval from 0 to 1: its logarithm is finite. */
  uniform(): number {
    return ((this.#bits() >>> 0) + 0.5) / 2 ** 32;
  }

  /** Standard normal, by Box and Muller (1958). */
  normal(): number {
    const spare = this.#spare;
    if (!Number.isNaN(spare)) {
      this.#spare = NaN;
      return spare;
    }
    const radius = Math.sqrt(-2 * Math.log(this.uniform()));
    const angle = TWO_PI * this.uniform();
    this.#spare = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  }

  /** Count of events with this mean: Knuth, The Art of Computer Programming 2, 3.4.1. */
  poisson(mean: number): number {
    const floor = Math.exp(-mean);
    let count = 0;
    for (let product = this.uniform(); product > floor; product *= this.uniform()) count += 1;
    return count;
  }

  #bits(): number {
    const sum = (((this.#a + this.#b) | 0) + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (this.#c << 21) | (this.#c >>> 11);
    this.#c = (this.#c + sum) | 0;
    return sum;
  }
}
