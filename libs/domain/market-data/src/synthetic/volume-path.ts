import type { Random } from './random.ts';

const PERSISTENCE = 0.8;
const BAR_NOISE = 0.3;
const CALM = 0.6;
/** Makes the mean of the factor 1: the mean of |z| is √(2/π). */
const PER_DEVIATION = (1 - CALM) / Math.sqrt(2 / Math.PI);

/** Typical volume of a session, and the deviation of its logarithm. */
export interface VolumeTerms {
  readonly perSession: number;
  readonly deviation: number;
}

/**
 * Volume of one instrument: lognormal (Clark 1973), lasting from session to session, and higher where
 * prices move more (Karpoff, The Relation Between Price Changes and Trading Volume, 1987). Its mean
 * over sessions is `perSession`.
 */
export class VolumePath {
  readonly #terms: VolumeTerms;
  readonly #random: Random;
  #level: number;

  constructor(terms: VolumeTerms, random: Random) {
    this.#terms = terms;
    this.#random = random;
    this.#level = random.normal();
  }

  nextSession(): void {
    const noise = Math.sqrt(1 - PERSISTENCE * PERSISTENCE) * this.#random.normal();
    this.#level = PERSISTENCE * this.#level + noise;
  }

  /** Whole units. @param move the bar's log return in its own deviations. */
  bar(share: number, move: number): number {
    const { perSession, deviation } = this.#terms;
    const ofSession = Math.exp(deviation * this.#level - (deviation * deviation) / 2);
    const ofBar = Math.exp(BAR_NOISE * this.#random.normal() - (BAR_NOISE * BAR_NOISE) / 2);
    const ofMove = CALM + PER_DEVIATION * Math.abs(move);
    return Math.max(1, Math.round(perSession * share * ofSession * ofBar * ofMove));
  }
}
