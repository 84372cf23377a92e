/** Where `value` holds something that JSON would lose or alter; null for plain data. */
export function impurity(value: unknown, path: string): string | null {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return null;
  if (typeof value === 'number') return Number.isFinite(value) ? null : `${path} = ${String(value)}`;
  if (typeof value !== 'object') return `${path} (${typeof value})`;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (!Array.isArray(value) && prototype !== Object.prototype && prototype !== null) {
    return `${path} (a ${value.constructor.name})`;
  }
  for (const [name, part] of Object.entries(value)) {
    const found = impurity(part, `${path}.${name}`);
    if (found !== null) return found;
  }
  return null;
}

/** The same data, frozen to its last leaf: whoever changes it, throws. */
export function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const part of Object.values(value)) deepFreeze(part);
  return Object.freeze(value);
}
