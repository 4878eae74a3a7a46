/** Ids by key. A single one is kept without an array: nearly all are single. */
export interface Buckets {
  put(key: string | undefined, id: string): void;
  take(key: string | undefined, id: string): void;
  /** In the order in which they were put. */
  idsOf(key: string | undefined): readonly string[];
}

export function createBuckets(): Buckets {
  const buckets = new Map<string, string | string[]>();
  return {
    put(key, id) {
      if (key === undefined) return;
      const there = buckets.get(key);
      if (there === undefined) buckets.set(key, id);
      else if (typeof there === 'string') buckets.set(key, [there, id]);
      else there.push(id);
    },
    take(key, id) {
      if (key === undefined) return;
      const there = buckets.get(key);
      const rest =
        there === undefined || typeof there === 'string' ? [] : there.filter((each) => each !== id);
      if (rest.length > 0) buckets.set(key, rest);
      else if (there !== undefined && (there === id || typeof there !== 'string')) buckets.delete(key);
    },
    idsOf(key) {
      const there = key === undefined ? undefined : buckets.get(key);
      return there === undefined ? [] : typeof there === 'string' ? [there] : there;
    },
  };
}
