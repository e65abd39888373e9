export { BusWiring } from './bus-wiring.ts';
export { FaultyBus } from './faulty-bus.ts';
export type { FaultCounts, Faults } from './faulty-bus.ts';
