/** Pretty JSON and a line end. JSON has no NaN and no infinities: they are null. */
export function toJson(value: unknown): string {
  return `${JSON.stringify(value, finite, 2)}\n`;
}

/** One line of JSON. */
export function toJsonLine(value: unknown): string {
  return `${JSON.stringify(value, finite)}\n`;
}

function finite(_key: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isFinite(value) ? null : value;
}
