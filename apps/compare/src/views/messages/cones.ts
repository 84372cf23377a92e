import { coneOutline, type ConePoint } from '@dmct/reporters';
import { s } from '../../ui/dom.js';
import type { Geometry, Look } from './geometry.js';
import type { Model } from './model.js';
import type { Segment } from './segments.js';
import { isShown } from './visible.js';

/** More cones than this at once have no room to be filled: their waves alone are drawn. */
const FILLED_MAX = 80;

/**
 * Waves with their light cones: the first light as a line past everybody, filled behind it as far as the wave has been.
 * Each line is where its wave can be picked.
 */
export function conesOf(model: Model, look: Look, geometry: Geometry, segments: Segment[]): SVGElement[] {
  const visible = model.waves
    .filter(({ index }) => isShown(model, look, model.run.events[index]!))
    .map((wave) => ({ ...coneOutline(wave, geometry.order), wave }))
    .filter(({ over, wave }) => geometry.isSeen(wave.start, over));
  const path = (points: readonly ConePoint[]): string =>
    `M${points.map(([time, row]) => `${geometry.x(time).toFixed(1)} ${geometry.atRow(row)}`).join('L')}Z`;
  for (const { front, wave } of visible) {
    front.forEach(([time, row], at) => {
      const [nextTime, nextRow] = front[at + 1] ?? [time, row];
      segments.push({
        index: wave.index,
        x1: geometry.x(time),
        y1: geometry.atRow(row),
        x2: geometry.x(nextTime),
        y2: geometry.atRow(nextRow),
      });
    });
  }
  const lookOf = ({ from, index, sounds }: Model['waves'][number]): string =>
    [
      sounds,
      ...(model.lanes[from]?.isTraitor === true ? ['by-traitor'] : []),
      ...(index === look.selected ? ['picked'] : []),
    ].join(' ');
  const filled = visible.length <= FILLED_MAX ? visible : visible.filter(isPicked(look));
  // What is picked lies above the rest.
  const raised = [...visible].sort((a, b) => Number(isPicked(look)(a)) - Number(isPicked(look)(b)));
  return [
    ...filled.map(({ inside, wave }) => s('path', { class: `cone ${lookOf(wave)}`, d: path(inside) })),
    ...raised.map(({ passing, wave }) => s('path', { class: `wave ${lookOf(wave)}`, d: path(passing) })),
    ...visible.filter(isPicked(look)).flatMap(({ front, wave }) => reached(front, wave.from, geometry)),
  ];
}

function isPicked({ selected }: Look): (one: { readonly wave: { readonly index: number } }) => boolean {
  return ({ wave }) => wave.index === selected;
}

/** A dot on each line where the picked wave's first light meets it. */
function reached(front: readonly ConePoint[], from: number, geometry: Geometry): SVGElement[] {
  return front
    .filter(([, row]) => geometry.order[row] !== from)
    .map(([time, row]) =>
      s('circle', { class: 'reached', cx: geometry.x(time).toFixed(1), cy: geometry.atRow(row), r: 3.5 }),
    );
}
