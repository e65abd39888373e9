export { makeFolder } from './make-folder.ts';
export { codeOf, readingProblem, writingProblem } from './system-error.ts';
