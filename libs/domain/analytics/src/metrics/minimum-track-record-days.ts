import { normalQuantile } from '../statistics/normal.ts';
import { DAYS_PER_YEAR, sharpeSpread, yearsOf } from '../statistics/series.ts';
import { NO_RETURNS } from './metric.ts';
import type { Metric } from './metric.ts';

export const minimumTrackRecordDays: Metric = {
  name: 'minimum_track_record_days',
  title: 'Minimum track record, days',
  group: 'significance',
  unit: 'days',
  formula:
    '(1 + (1 − γ3 SR + (γ4 − 1)/4 SR²)(Φ⁻¹(0.95) / SR)²) periods until SR > 0 at 95 %, times calendar days per period: elapsed days / n where times are known, else 365.25 / P',
  source:
    'Bailey and López de Prado, "The Sharpe ratio efficient frontier", Journal of Risk 15 (2012)',
  compute: (input) => {
    if (input.returns.length < 2) return NO_RETURNS;
    const { ratio, spread } = sharpeSpread(input);
    if (ratio <= 0) return 'NOT_POSITIVE: the Sharpe ratio is not above zero';
    const periods = 1 + spread * (normalQuantile(0.95) / ratio) ** 2;
    return (periods * yearsOf(input) * DAYS_PER_YEAR) / input.returns.length;
  },
};
