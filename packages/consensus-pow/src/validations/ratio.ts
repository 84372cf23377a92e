/** One of several independent parts: what is asked for in it, and the whole that it is of. */
export interface Part {
  readonly own: number;
  readonly all: number;
}

/** A ratio of sums over independent parts, with its standard error from how far the parts are from it. */
export function estimateRatio(parts: readonly Part[]): { readonly ratio: number; readonly error: number } {
  const own = parts.reduce((sum, part) => sum + part.own, 0);
  const all = parts.reduce((sum, part) => sum + part.all, 0);
  const ratio = own / all;
  const squares = parts.reduce((sum, part) => {
    const residual = part.own - ratio * part.all;
    return sum + residual * residual;
  }, 0);
  const error = Math.sqrt((squares * parts.length) / Math.max(1, parts.length - 1)) / all;
  return { ratio, error };
}
