const DEPTH = 2;

/**
 * Shares of a session's trading that fall to its bars, adding up to 1: a U, three times as high at
 * the edges as at midday (Jain and Joh, The Dependence between Hourly Prices and Trading Volume,
 * 1988; Admati and Pfleiderer 1988 say why volume and volatility go together).
 */
export const sessionShape = (bars: number): Float64Array => {
  const shape = Float64Array.from({ length: bars }, (_, bar) => {
    const place = (2 * (bar + 0.5)) / bars - 1;
    return 1 + DEPTH * place * place;
  });
  const sum = shape.reduce((total, weight) => total + weight, 0);
  return shape.map((weight) => weight / sum);
};
