import type { Exchange } from './exchange.ts';

/** Markets that never close: each UTC day is a session. */
export const ALWAYS: Exchange = {
  zone: 'UTC',
  hours: [{ from: '1990-01-01', open: '00:00', close: '24:00' }],
  everyDay: true,
  holidays: [],
  closures: {},
  earlyCloses: [],
  datedCloses: {},
};
