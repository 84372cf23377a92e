import { coneOutline, type ConePoint, type Diagram } from '@dmct/reporters';

/** More cones than this have no room to be filled: their waves alone are drawn. */
const FILLED_MAX = 80;

/** The row of each line, by its id. */
export function rowsOf(order: readonly number[]): readonly number[] {
  const rows: number[] = [];
  order.forEach((id, row) => {
    rows[id] = row;
  });
  return rows;
}

/** Waves with their light cones: what they sound is their colour, a traitor's is dashed; where two overlap it is darker. */
export function conePaths(
  { cones, lines, order }: Diagram,
  x: (seconds: number) => string,
  y: (row: number) => string,
): readonly string[] {
  const outlines = cones.map((cone) => ({
    ...coneOutline(cone, order),
    look: `${cone.sounds}${lines[cone.from]?.isCorrupted === true ? ' corrupted' : ''}`,
  }));
  const path = (points: readonly ConePoint[]): string =>
    `M${points.map(([seconds, row]) => `${x(seconds)} ${y(row)}`).join('L')}Z`;
  const filled = outlines.length <= FILLED_MAX ? outlines : [];
  return [
    ...filled.map(({ inside, look }) => `<path class="cone ${look}" d="${path(inside)}"/>`),
    ...outlines.map(({ look, passing }) => `<path class="wave ${look}" d="${path(passing)}"/>`),
  ];
}
