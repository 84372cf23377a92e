/** Text of anything that a message may hold, bigints too: equal texts say the same. */
export function inWords(data: unknown): string {
  return JSON.stringify(data, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
}
