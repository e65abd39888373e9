import type { Catalog } from '../catalog.ts';

/** What a host knows: strategies and models with their declarations. */
export const CATALOG: Catalog = {
  strategies: [
    {
      name: 'momentum',
      parameters: [
        {
          name: 'lookback',
          type: 'integer',
          min: 1,
          max: 10_000,
          default: 20,
          unit: 'bars',
          description: 'Bars over which the return is taken.',
        },
        {
          name: 'threshold',
          type: 'number',
          min: 0,
          max: 10,
          default: 0.02,
          unit: 'fraction',
          description: 'Return that must be passed.',
        },
        {
          name: 'side',
          type: 'choice',
          choices: ['auto', 'long', 'short', 'both'],
          default: 'auto',
          description: 'Directions that may be taken.',
        },
      ],
    },
    { name: 'buy-and-hold', parameters: [] },
  ],
  sizers: [
    {
      name: 'fraction',
      parameters: [
        {
          name: 'fraction',
          type: 'number',
          min: 0.000001,
          max: 10,
          default: 1,
          unit: 'fraction of equity',
          description: 'Equity put into one position.',
        },
      ],
    },
    {
      name: 'fixed-quantity',
      parameters: [
        {
          name: 'quantity',
          type: 'number',
          min: 0,
          max: 1e9,
          default: 100,
          description: 'Shares or contracts.',
        },
      ],
    },
  ],
  commissions: [
    { name: 'none', parameters: [] },
    { name: 'ib-fixed', parameters: [] },
    {
      name: 'rate',
      parameters: [
        { name: 'rate', type: 'number', min: 0, max: 1, default: 0.0005, description: 'Share.' },
        { name: 'minimum', type: 'number', min: 0, max: 1e6, default: 0, description: 'Least.' },
      ],
    },
  ],
  slippages: [
    { name: 'none', parameters: [] },
    {
      name: 'bps',
      parameters: [
        { name: 'bps', type: 'number', min: 0, max: 10_000, default: 1, description: 'Points.' },
        {
          name: 'stop_factor',
          type: 'number',
          min: 0,
          max: 100,
          default: 2,
          description: 'Stops.',
        },
      ],
    },
  ],
  calendars: ['XNYS', 'XLON', '24x7'],
};
