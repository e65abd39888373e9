import type { MergeCounts, MergeRule, Provenance, StoreAnswer } from '@stratvector/history-parquet';
import type { LoadedSeries } from '@stratvector/model';
import type { FileFlags } from '../../data/file-flags.ts';
import { fileTerms } from '../../data/file-flags.ts';
import {
  notesOf,
  problemLine,
  provenanceOf,
  readFile,
  refuseProblems,
} from '../../data/read-file.ts';
import type { BarFile } from '../../data/read-file.ts';
import { openStore } from '../../data/stored-name.ts';
import { tableLines } from '../../data/table.ts';
import { BadInput, RunFailed } from '../../failure.ts';
import { filesOf } from '../../run/paths.ts';

export interface ImportOptions extends FileFlags {
  readonly store?: string;
  readonly adjust?: Provenance['adjust'];
  readonly onOverlap: 'keep' | 'replace' | 'error';
  readonly json?: true;
}

const RULES: Readonly<Record<ImportOptions['onOverlap'], MergeRule>> = {
  keep: 'keep',
  replace: 'replace',
  error: 'refuse',
};

/** One series of one file on its way into the store. */
interface Candidate {
  readonly file: BarFile;
  readonly series: LoadedSeries;
  readonly provenance: Provenance;
}

/** What became of it. */
interface Imported extends Candidate {
  readonly counts: MergeCounts;
}

const readAll = async (names: readonly string[], flags: FileFlags): Promise<readonly BarFile[]> => {
  const terms = fileTerms(flags);
  const files: BarFile[] = [];
  for (const path of names.flatMap((name) => filesOf(name, '.', 'FILE')))
    files.push(await readFile(path, terms));
  refuseProblems(files);
  return files;
};

/** What the store calls keeping and replacing are flags here. */
const refused = ({ problems }: StoreAnswer): readonly string[] =>
  problems.map((problem) =>
    problemLine(problem).replace(
      'choose to keep the stored ones or to replace them',
      'name what becomes of them, --on-overlap keep or replace',
    ),
  );

/** Everything is tried before anything is written, so that what the rule forbids changes nothing. */
const preview = async (candidates: readonly Candidate[], options: ImportOptions): Promise<void> => {
  const store = openStore(options.store);
  const problems: string[] = [];
  for (const { series, provenance } of candidates)
    problems.push(...refused(await store.preview(series, provenance, RULES[options.onOverlap])));
  if (problems.length > 0) throw new BadInput(problems);
};

const stored = (done: readonly Imported[], total: number): string =>
  `${done.length} of ${total} series are stored; the same command goes on from there, what is stored is not written twice`;

const mergeAll = async (
  candidates: readonly Candidate[],
  options: ImportOptions,
): Promise<readonly Imported[]> => {
  const store = openStore(options.store);
  const done: Imported[] = [];
  for (const candidate of candidates) {
    const { series, provenance } = candidate;
    const answer = await store.merge(series, provenance, RULES[options.onOverlap]);
    if (answer.problems.length > 0)
      throw new RunFailed([...refused(answer), stored(done, candidates.length)].join('\n'));
    done.push({ ...candidate, counts: answer.counts });
  }
  return done;
};

const resultOf = ({ file, series, counts }: Imported) => ({
  symbol: series.instrument,
  timeframe: series.timeframe,
  file: file.path,
  layout: file.layout,
  timezone: file.timezone,
  read: series.counts.read,
  added: counts.added,
  replaced: counts.replaced,
  unchanged: counts.same,
  kept: counts.kept,
  repaired: series.counts.repaired,
  dropped: series.counts.skipped,
  reasons: series.tally,
  findings: series.findings,
});

type Result = ReturnType<typeof resultOf>;

const COUNTS = ['read', 'added', 'replaced', 'unchanged', 'kept', 'repaired', 'dropped'] as const;
const FINDINGS_SHOWN = 10;

const findingLines = ({ file, findings }: Result): readonly string[] => {
  const lines = findings
    .slice(0, FINDINGS_SHOWN)
    .map(({ row, sentence }) => `  ${file}${row === null ? '' : `:${row}`}: ${sentence}`);
  const rest = findings.length - lines.length;
  return rest > 0 ? [...lines, `  and ${rest} more, all of them by --json`] : lines;
};

const print = (results: readonly Result[], files: readonly BarFile[], root: string): void => {
  const rows = results.map((one) => [
    one.symbol,
    one.timeframe,
    one.layout,
    ...COUNTS.map((name) => String(one[name])),
  ]);
  const lines = [
    ...tableLines(['symbol', 'timeframe', 'layout', ...COUNTS], rows),
    ...results.flatMap(findingLines),
    ...notesOf(files),
    `Store: ${root}`,
  ];
  console.log(lines.join('\n'));
};

/** `stratvector data import FILE...`: bars of files into the local store, whole series or none. */
export const importBars = async (
  names: readonly string[],
  options: ImportOptions,
): Promise<void> => {
  const files = await readAll(names, options);
  const candidates = files.flatMap((file) => {
    const own = provenanceOf(file);
    const provenance = { ...own, adjust: options.adjust ?? own.adjust };
    return file.series.map((series) => ({ file, series, provenance }));
  });
  await preview(candidates, options);
  const results = (await mergeAll(candidates, options)).map(resultOf);
  if (options.json) console.log(JSON.stringify(results));
  else print(results, files, openStore(options.store).root);
};
