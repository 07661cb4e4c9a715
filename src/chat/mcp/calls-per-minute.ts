const MINUTE_MS = 60_000;

/** Counts calls by key; false: that were more than `most` in this minute. Each process counts for itself. */
export function callsPerMinute(most: number, now: () => number): (key: string) => boolean {
  const counts = new Map<string, number>();
  let minute = 0;
  return (key) => {
    const current = Math.floor(now() / MINUTE_MS);
    if (current !== minute) counts.clear();
    minute = current;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return count <= most;
  };
}
