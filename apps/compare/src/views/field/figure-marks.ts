import { s } from '../../ui/dom.js';
import { sharesOf, type Place } from './frame-place.js';
import { HANDLES_MAX } from './handles.js';
import { kindsIn } from './kinds.js';
import type { Emitter, Stage } from './stage.js';

/** Where the field is in a picture that is kept, px. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Everybody where they are in the picture, whose box is given. */
export function figureMarks(stage: Stage, ids: readonly number[], box: Box): SVGElement {
  const at = (place: Place): string => {
    const { across, down } = sharesOf(stage.frame, place);
    return `translate(${(box.x + across * box.width).toFixed(1)} ${(box.y + down * box.height).toFixed(1)})`;
  };
  const isCrowd = stage.emitters.length > HANDLES_MAX;
  const radius = !isCrowd ? 12 : stage.emitters.length > 200 ? 2.5 : 5;
  return s(
    'g',
    {},
    stage.observers.map((observer, index) =>
      s(
        'g',
        { transform: at(observer), class: 'observer-mark' },
        s('circle', { r: 19 }),
        s('text', { x: 17, y: -13 }, String.fromCharCode(65 + index)),
      ),
    ),
    stage.emitters.map((emitter, index) =>
      s(
        'g',
        { transform: at(emitter), class: 'general-mark' },
        generalShape(emitter, radius),
        !isCrowd && s('text', { y: 4, 'text-anchor': 'middle' }, String(ids[index])),
      ),
    ),
  );
}

/** Circles for the honest, squares for traitors; the colour is that of what they sound. */
function generalShape({ carrier, side }: Pick<Emitter, 'carrier' | 'side'>, radius: number): SVGElement {
  const props = { class: carrier };
  return side === 'lie'
    ? s('rect', { ...props, x: -radius, y: -radius, width: 2 * radius, height: 2 * radius, rx: radius / 5 })
    : s('circle', { ...props, r: radius });
}

/** What the signs stand for, of those that the picture has. */
export function figureLegend(stage: Stage, left: number, y: number): SVGElement {
  const entries = [
    ...kindsIn(stage).map((kind): readonly [SVGElement, string] => [generalShape(kind, 6), kind.text]),
    ...(stage.observers.length === 0 ? [] : [[s('circle', { class: 'ring', r: 6 }), 'observer'] as const]),
  ];
  let x = left + 8;
  return s(
    'g',
    { class: 'general-mark' },
    entries.map(([shape, text]) => {
      const entry = s(
        'g',
        { transform: `translate(${x} ${y})` },
        shape,
        s('text', { class: 'word', x: 14, y: 4 }, text),
      );
      x += 44 + 6.4 * text.length;
      return entry;
    }),
  );
}
