import { describeParameter } from '@stratvector/model';
import type { Catalog, CatalogEntry } from './catalog.ts';
import { allowedBy } from './key.ts';
import type { Key } from './key.ts';
import { KEYS } from './keys.ts';
import { show } from './problem.ts';
import { MODEL_SECTIONS, SECTIONS } from './sections.ts';
import { splitPath } from './toml-path.ts';
import { Vocabulary } from './vocabulary.ts';

/** The version of the first release, for keys that name none. */
const FIRST_VERSION = '0.1.0';

const cell = (text: string): string => text.replaceAll('|', '\\|');

const row = (...cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;

const HEAD = [
  row('key', 'allowed', 'default', 'unit', 'what it does', 'since'),
  row('---', '---', '---', '---', '---', '---'),
];

const defaultOf = (key: Key): string =>
  key.default === null ? (key.absent ?? 'not set') : `\`${show(key.default)}\``;

const keyRow = (key: Key): string =>
  row(
    `\`${splitPath(key.path)[1]}\``,
    allowedBy(key),
    defaultOf(key),
    key.unit ?? '',
    key.description,
    key.since ?? FIRST_VERSION,
  );

const modelRows = ({ name, parameters }: CatalogEntry): readonly string[] =>
  parameters.map((one) =>
    row(
      `\`${one.name}\` of \`${name}\``,
      describeParameter(one),
      `\`${show(one.default)}\``,
      one.unit ?? '',
      one.description,
      FIRST_VERSION,
    ),
  );

const sectionText = (section: string, vocabulary: Vocabulary): string => {
  const keys = KEYS.filter(({ path }) => splitPath(path)[0] === section).map((key) =>
    keyRow(vocabulary.narrowed(key)),
  );
  const known: ReadonlySet<string> = new Set(KEYS.map(({ path }) => path));
  const model = MODEL_SECTIONS.find((one) => one === section);
  const parameters = (model ? (vocabulary.models(model) ?? []) : []).flatMap((entry) =>
    modelRows({
      ...entry,
      parameters: entry.parameters.filter(({ name }) => !known.has(`${section}.${name}`)),
    }),
  );
  return [`## \`[${section}]\``, '', ...HEAD, ...keys, ...parameters].join('\n');
};

/** The tables of the reference page in Markdown, one per section, from the key table. */
export const configurationReference = (catalog: Catalog): string => {
  const vocabulary = new Vocabulary(catalog);
  return `${SECTIONS.map((section) => sectionText(section, vocabulary)).join('\n\n')}\n`;
};
