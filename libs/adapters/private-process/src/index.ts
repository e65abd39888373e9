export { startGuarded } from './guarded.ts';
export type { Guarded } from './guarded.ts';
export { freePort } from './free-port.ts';
