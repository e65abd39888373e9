import { FIRST_OF_SESSION, LAST_OF_SESSION } from '@stratvector/backtest';

/** Which bars are the first and the last of their session; `sessions` names the session of each. */
export const sessionEdges = (sessions: Int32Array): Uint8Array => {
  const edges = new Uint8Array(sessions.length);
  for (let row = 0; row < sessions.length; row += 1) {
    const first = row === 0 || sessions[row - 1] !== sessions[row];
    const last = row === sessions.length - 1 || sessions[row + 1] !== sessions[row];
    edges[row] = (first ? FIRST_OF_SESSION : 0) | (last ? LAST_OF_SESSION : 0);
  }
  return edges;
};
