import type { Layout } from './layout.ts';
import { alphaVantage } from './layouts/alpha-vantage.ts';
import { binance } from './layouts/binance.ts';
import { databento } from './layouts/databento.ts';
import { generic } from './layouts/generic.ts';
import { interactiveBrokers } from './layouts/interactive-brokers.ts';
import { metatrader4, metatrader5 } from './layouts/metatrader.ts';
import { polygon } from './layouts/polygon.ts';
import { stooq } from './layouts/stooq.ts';
import { yahoo } from './layouts/yahoo.ts';

/** Every layout, the most particular first: the first that recognizes a file reads it. */
export const LAYOUTS: readonly Layout[] = [
  binance,
  metatrader4,
  metatrader5,
  stooq,
  databento,
  polygon,
  interactiveBrokers,
  yahoo,
  alphaVantage,
  generic,
];
