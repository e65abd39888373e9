export { ByteLines } from './byte-lines.ts';
export type { ByteSource, TableHead } from './byte-lines.ts';
export { makeFolder } from './make-folder.ts';
export { fileCode, regularFile } from './regular-file.ts';
export { codeOf, readingProblem, writingProblem } from './system-error.ts';
export { OPEN_QUOTE, sourceOfBytes, textLines } from './text-lines.ts';
