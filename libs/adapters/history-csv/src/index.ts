export { cellsOf, delimiterOf } from './delimiter.ts';
export { parseCsv, readCsv } from './read-csv.ts';
