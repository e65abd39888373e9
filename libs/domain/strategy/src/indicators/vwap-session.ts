import { AnchoredPrice } from './blocks/anchored-price.ts';
import type { IndicatorDefinition } from './indicator.ts';

export const vwapSession: IndicatorDefinition = {
  name: 'vwap_session',
  title: 'Volume-weighted average price of the session so far',
  source:
    'Berkowitz, Logue and Noser, "The total cost of transactions on the NYSE", Journal of Finance 43 (1988); begins anew with each session',
  parameters: [],
  inputs: ['high', 'low', 'close', 'volume', 'session'],
  outputs: ['value'],
  warmUp: () => 1,
  create: () => {
    const price = new AnchoredPrice();
    let session = NaN;
    const values = new Float64Array(1).fill(NaN);
    return {
      values,
      update: (bar) => {
        if (bar.session !== session) price.anchor();
        session = bar.session;
        values[0] = price.push(bar);
      },
    };
  },
};
