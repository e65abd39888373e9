import type { Check, CheckFinding, CheckInput } from './check.ts';
import { barFinding } from './finding.ts';

const find = (input: CheckInput): readonly CheckFinding[] => {
  const { bars } = input;
  if (!bars.hasVolume) return [];
  const findings: CheckFinding[] = [];
  bars.volume.forEach((volume, row) => {
    if (volume === 0)
      findings.push(
        barFinding(input, row, {
          values: { volume },
          sentence: 'nothing was traded; no order fills on it',
        }),
      );
  });
  return findings;
};

export const zeroVolume: Check = {
  code: 'ZERO_VOLUME',
  severity: 'warning',
  title: 'A bar without volume',
  description: 'Bars with a volume of 0 in data that has volumes.',
  find,
};
