/** Remembers results under a key, at most about `entriesMax` of them; forgetting one costs time, never correctness. */
export interface Memo<V> {
  get(key: string, compute: () => V): V;
}

/** Two generations: when the young one is full it becomes the old one, and what was old and unused is gone. */
export function createMemo<V>(entriesMax: number): Memo<V> {
  const generationSize = Math.max(1, Math.floor(entriesMax / 2));
  let young = new Map<string, V>();
  let old = new Map<string, V>();
  return {
    get: (key, compute) => {
      const fresh = young.get(key);
      if (fresh !== undefined) return fresh;
      const value = old.get(key) ?? compute();
      if (young.size >= generationSize) {
        old = young;
        young = new Map();
      }
      young.set(key, value);
      return value;
    },
  };
}
