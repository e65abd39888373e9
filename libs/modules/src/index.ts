export { OrderBoard } from './order-board.ts';
export { Metrics } from './metrics.ts';
export { PlatformView } from './platform-view.ts';
export type { PlatformHealth, ShownStrategy } from './platform-view.ts';
export { RiskBoard } from './risk-board.ts';
export { applicationOf } from './serve.ts';
export type { ServeTerms } from './serve.ts';
