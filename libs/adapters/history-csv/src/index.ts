export { parseCsv, readCsv } from './read-csv.ts';
