const DELIMITERS = [',', ';', '\t', '|'];

/** The sign that cuts a line into the most cells. */
export const delimiterOf = (line: string): string =>
  DELIMITERS.reduce((best, sign) =>
    line.split(sign).length > line.split(best).length ? sign : best,
  );

export const cellsOf = (line: string, delimiter: string): readonly string[] =>
  line.split(delimiter).map((text) => text.trim().replace(/^"(.*)"$/, '$1'));
