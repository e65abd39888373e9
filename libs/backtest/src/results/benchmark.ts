import { STRATEGIES } from '@stratvector/domain-strategy';
import { FRACTION_ONE, resolveParameters, strategyId } from '@stratvector/model';
import { Engine } from '../engine/engine.ts';
import { MemoryJournal } from '../engine/memory-journal.ts';
import type { RunPlan } from '../engine/plan.ts';

/**
 * Equal-weight buy and hold of the universe with the run's own costs, from its own start: the equity
 * at every instant of the run.
 */
export const benchmarkOf = (plan: RunPlan): Float64Array => {
  const id = strategyId('buy-and-hold');
  const definition = STRATEGIES.find(({ name }) => name === 'buy-and-hold');
  if (!definition) throw new Error('the buy-and-hold strategy does not ship');
  const parameters = resolveParameters(definition.parameters, {}).values;
  const { terms } = plan;
  const held: RunPlan = {
    ...plan,
    fill: 'next-open',
    strategies: [{ id, definition, parameters }],
    terms: {
      ...terms,
      orderType: 'market',
      capital: null,
      limits: {
        ...terms.limits,
        maxPositionSize: FRACTION_ONE,
        maxPositions: null,
        maxOrderQuantity: null,
        maxOrderNotional: null,
        maxBasketNotional: null,
        maxGrossExposure: null,
        maxNetExposure: null,
        maxExecutionsPerSession: null,
        restricted: new Set(),
      },
      strategies: [
        {
          id,
          equityShare: FRACTION_ONE,
          reentry: 'new-signal',
          protection: null,
          universe: plan.instruments.length,
        },
      ],
    },
  };
  return new Engine(held, new MemoryJournal()).run().equity.equity;
};
