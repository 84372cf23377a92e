/** Strokes between dashes, one a round of the colours; the first is solid. */
const DASHES = ['none', '6 3', '2 2', '8 3 2 3', '1 3', '12 4'] as const;
/** Signs around the origin, some 7 px wide. Their number has no factor in common with that of the colours. */
const SIGNS = [
  'm-3 0a3 3 0 1 0 6 0a3 3 0 1 0-6 0',
  'm-3-3h6v6h-6z',
  'm0-3.5l3.5 6.5h-7z',
  'm0-4l4 4l-4 4l-4-4z',
  'm-3-3l6 6m0-6l-6 6',
  'm0 3.5l3.5-6.5h-7z',
  'm-3.5 0h7m-3.5-3.5v7',
] as const;

/** How the messages of one kind are drawn. */
export interface KindLook {
  /** Its colour, of the report's series. */
  readonly className: string;
  readonly dash: string;
  /** A sign that stands on the line, as the end of a path that has moved to its middle. */
  readonly sign: string;
}

/**
 * The look of a run's `index`-th kind of message. Neighbours differ in colour, dash and sign, and no two of the first
 * 42 have the same colour and sign, nor of the first 21 the same dash and sign: colour isn't needed to tell them apart.
 */
export function kindLook(index: number): KindLook {
  const round = Math.floor(index / DASHES.length);
  return {
    className: `k${String(index % DASHES.length)}`,
    dash: DASHES[(index + round) % DASHES.length] ?? 'none',
    sign: SIGNS[index % SIGNS.length] ?? '',
  };
}
