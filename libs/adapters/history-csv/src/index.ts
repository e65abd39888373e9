export type { CsvOptions } from './options.ts';
export { parseCsv, readCsv } from './read-csv.ts';
