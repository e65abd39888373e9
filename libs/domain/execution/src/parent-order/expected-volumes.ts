const meanAt = (sessions: readonly (readonly number[])[], place: number): number => {
  let [sum, count] = [0, 0];
  for (const volumes of sessions) {
    const volume = volumes[place];
    if (volume === undefined) continue;
    sum += volume;
    count += 1;
  }
  return count === 0 ? 0 : sum / count;
};

/**
 * The volume that is expected of each of so many bars to come: the mean of what traded at that bar of
 * the session in past sessions, each given as the volumes of its bars in order. `next` is the place in
 * its session of the first bar to come; after the bars of the longest session another one begins. All
 * are alike where a session has one bar, and 0 where no session is past.
 *
 * Source: the static volume profile of Madhavan, "VWAP strategies", Transaction Performance 1 (2002).
 */
export const expectedVolumes = (
  sessions: readonly (readonly number[])[],
  next: number,
  count: number,
): readonly number[] => {
  const length = Math.max(1, ...sessions.map((volumes) => volumes.length));
  return Array.from({ length: count }, (_, more) => meanAt(sessions, (next + more) % length));
};
