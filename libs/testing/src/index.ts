export { stock, ticket } from './builders.ts';
export { decided, play } from './scenario.ts';
export type { Scenario } from './scenario.ts';
