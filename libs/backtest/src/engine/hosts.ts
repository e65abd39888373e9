import type { BooksMirror } from './books-mirror.ts';
import { cursorsOf } from './cursors.ts';
import type { PlannedAction, RunPlan } from './plan.ts';
import { ShareBasis } from './share-basis.ts';
import { StrategyHost } from './strategy-host.ts';
import { VolatilityColumns } from './volatility-columns.ts';

type Split = Extract<PlannedAction, { kind: 'split' }>;

/** The strategies of a run and what they look at, on the shares of the day. */
export class Hosts {
  readonly all: readonly StrategyHost[];
  readonly volatilities: VolatilityColumns;
  readonly #basis: ShareBasis;

  constructor(plan: RunPlan, mirror: BooksMirror) {
    const basis = new ShareBasis(plan);
    const volatilities = new VolatilityColumns(plan, basis);
    this.#basis = basis;
    this.volatilities = volatilities;
    this.all = plan.strategies.map((planned) => {
      const positions = mirror.positionsOf(planned.id);
      const cursors = () => cursorsOf(plan, planned, positions, basis);
      return new StrategyHost(plan, planned, { volatilities, cursors });
    });
  }

  /** A split of the instrument at a place of the run: windows are filled anew. */
  readonly onSplit = (place: number, { numerator, denominator }: Split): void => {
    this.#basis.advance(place);
    this.volatilities.rewarm(place);
    for (const host of this.all) host.onSplit(place, Number(numerator) / Number(denominator));
  };
}
