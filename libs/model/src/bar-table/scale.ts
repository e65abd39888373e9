/** Of a value: what arithmetic in doubles leaves behind. */
export const NOISE = 1e-12;

/** Whether a price has no digit finer than a scale shows: 100 shows hundredths. */
export const isOnScale = (value: number, scale: number): boolean => {
  const scaled = value * scale;
  return Math.abs(scaled - Math.round(scaled)) <= NOISE * scaled;
};
