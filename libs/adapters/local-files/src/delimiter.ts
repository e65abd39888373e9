/** What may part the cells of a line. */
export const DELIMITERS: readonly string[] = [',', ';', '\t', '|'];
const QUOTED = /"(?:[^"]|"")*"/g;

/** The sign that cuts a line into the most cells; within quotes nothing is cut. */
export const delimiterOf = (line: string): string => {
  const bare = line.replaceAll(QUOTED, '');
  return DELIMITERS.reduce((best, sign) =>
    bare.split(sign).length > bare.split(best).length ? sign : best,
  );
};
