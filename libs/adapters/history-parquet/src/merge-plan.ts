import type { LoadedSeries } from '@stratvector/model';
import { mergeBars } from './merge-bars.ts';
import type { MergeCounts, MergeRule } from './merge-bars.ts';
import type { Provenance } from './provenance.ts';

/** Bars and where they came from. */
export interface Origin {
  readonly series: LoadedSeries;
  readonly provenance: Provenance;
}

/** What is stored after a merge, and what that came to. */
export interface MergePlan extends Origin {
  readonly counts: MergeCounts;
  readonly changes: boolean;
}

/** Bars that do not mean the same are not mixed. */
const mismatches = (old: LoadedSeries, fresh: LoadedSeries): readonly string[] => {
  const differ = (what: string, stored: boolean, given: boolean, words: readonly string[]) =>
    stored === given
      ? []
      : [
          `${what}: the store has ${words[Number(stored)] ?? ''}, the new bars have ${words[Number(given)] ?? ''}; remove the stored series or bring the file to the same form`,
        ];
  return [
    ...differ('times', old.sessionDates, fresh.sessionDates, ['moments', 'session dates']),
    ...differ('volume', old.bars.hasVolume, fresh.bars.hasVolume, ['none', 'a volume']),
    ...differ('adjusted close', old.adjustedClose !== null, fresh.adjustedClose !== null, [
      'none',
      'an adjusted close',
    ]),
  ];
};

const adjustProblem = (old: Provenance, fresh: Provenance): readonly string[] =>
  old.adjust === fresh.adjust
    ? []
    : [
        `adjust: the store has "${old.adjust}", the new bars have "${fresh.adjust}"; prices that are adjusted differently are not mixed`,
      ];

const joined = (old: Provenance, fresh: Provenance): Provenance => {
  const known = new Set(old.sources.map(({ fingerprint }) => fingerprint));
  const added = fresh.sources.filter(({ fingerprint }) => !known.has(fingerprint));
  return { ...old, sources: [...old.sources, ...added] };
};

const shown = (times: readonly number[]): string =>
  times.map((time) => new Date(time).toISOString()).join(', ');

/** What a merge would store, or the sentences that forbid it. */
export const mergePlan = (
  old: Origin,
  fresh: Origin,
  rule: MergeRule,
): MergePlan | readonly string[] => {
  const mixed = [
    ...mismatches(old.series, fresh.series),
    ...adjustProblem(old.provenance, fresh.provenance),
  ];
  if (mixed.length > 0) return mixed;
  const { series, counts, differing } = mergeBars(old.series, fresh.series, rule);
  if (rule === 'refuse' && differing.length > 0)
    return [
      `${counts.kept} bars are stored with other values, the first at ${shown(differing)}; choose to keep the stored ones or to replace them`,
    ];
  const provenance = joined(old.provenance, fresh.provenance);
  const changes =
    counts.added + counts.replaced > 0 || provenance.sources.length > old.provenance.sources.length;
  return { series, provenance, counts, changes };
};
