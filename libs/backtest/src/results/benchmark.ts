import { UNLIMITED } from '@stratvector/domain-risk';
import type { Limits } from '@stratvector/domain-risk';
import { STRATEGIES } from '@stratvector/domain-strategy';
import type { StrategyDefinition } from '@stratvector/domain-strategy';
import { FRACTION_ONE, resolveParameters, strategyId } from '@stratvector/model';
import { Engine } from '../engine/engine.ts';
import { NoJournal } from '../journal/no-journal.ts';
import type { EquityCurve } from '../engine/equity-record.ts';
import type { RunPlan } from '../engine/plan.ts';

const NAME = 'buy-and-hold';

const definitionOf = (symbol: string | null): StrategyDefinition => {
  const all = STRATEGIES.find(({ name }) => name === NAME);
  if (!all) throw new Error('the buy-and-hold strategy does not ship');
  if (symbol === null) return all;
  return {
    ...all,
    create: () => ({
      onBar: (bar, decide) => {
        if (bar.instrumentId === symbol) decide.weight(bar, 1, 'hold');
      },
    }),
  };
};

/** The benchmark is bound by its cash alone: no limit of the run may halt or cut it. */
const unlimited = (limits: Limits): Limits => ({
  ...UNLIMITED,
  allowShort: limits.allowShort,
  priceCollar: limits.priceCollar,
  markAgeMsMax: limits.markAgeMsMax,
  onBreach: limits.onBreach,
});

/**
 * Buy and hold with the run's own costs, from its own start: of the universe in equal weights, or of
 * one instrument of the run. Its account at every instant of the run.
 */
export const benchmarkOf = (plan: RunPlan, symbol: string | null): EquityCurve => {
  const id = strategyId(NAME);
  const definition = definitionOf(symbol);
  const parameters = resolveParameters(definition.parameters, {}).values;
  const { terms } = plan;
  const held: RunPlan = {
    ...plan,
    fill: 'next-open',
    strategies: [
      {
        id,
        definition,
        parameters,
        universe: plan.instruments.map((_, place) => place),
        file: null,
      },
    ],
    terms: {
      ...terms,
      leverage: FRACTION_ONE,
      maintenance: null,
      orderType: 'market',
      slicing: null,
      capital: null,
      limits: unlimited(terms.limits),
      strategies: [
        {
          id,
          equityShare: FRACTION_ONE,
          reentry: 'new-signal',
          protection: null,
          universe: plan.instruments.map(({ instrument }) => instrument.id),
        },
      ],
    },
  };
  return new Engine(held, new NoJournal()).run().equity;
};
