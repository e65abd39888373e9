export { makeFolder } from './make-folder.ts';
export { fileCode, regularFile } from './regular-file.ts';
export { codeOf, readingProblem, writingProblem } from './system-error.ts';
