import { parse, TomlError } from 'smol-toml';
import type { ConfigurationProblem } from './problem.ts';
import type { Table } from './toml-path.ts';

/** Sentences of the parser start with this, which says nothing to the user. */
const PREFIX = 'Invalid TOML document: ';
const LONGEST_LINE = 200;

const tomlProblem = (error: TomlError, file: string): ConfigurationProblem => {
  const [reason = ''] = error.message.split('\n');
  const lines = error.codeblock.trimEnd();
  const short = lines.split('\n').every((line) => line.length <= LONGEST_LINE);
  return {
    file,
    line: error.line,
    column: error.column,
    key: null,
    sentence: `this is not valid TOML: ${reason.replace(PREFIX, '')}; correct the text at this place`,
    excerpt: short ? lines : null,
  };
};

/** The document of a TOML text, or where it is broken. */
export const parseDocument = (text: string, file: string): Table | ConfigurationProblem[] => {
  try {
    return parse(text, { integersAsBigInt: 'asNeeded' });
  } catch (error) {
    if (error instanceof TomlError) return [tomlProblem(error, file)];
    throw error;
  }
};

/** The value of a TOML expression such as `[1, 2]`; undefined where the text is none. */
export const parseValue = (text: string): unknown => {
  // A line end would start a second key.
  if (/[\r\n]/.test(text)) return undefined;
  try {
    return parse(`value = ${text}`, { integersAsBigInt: 'asNeeded' })['value'];
  } catch (error) {
    if (error instanceof TomlError) return undefined;
    throw error;
  }
};
