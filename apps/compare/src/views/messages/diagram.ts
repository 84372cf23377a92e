import { h, s, type Child } from '../../ui/dom.js';
import { arrowPath, arrowsOf } from './arrows.js';
import { conesOf } from './cones.js';
import { timeText } from './describe.js';
import { axis, lanes } from './frame.js';
import { createGeometry, type Geometry, type Look } from './geometry.js';
import { marksOf } from './marks.js';
import type { Model } from './model.js';
import { nearest, type Segment } from './segments.js';

/** The space–time diagram: time to the right, a line for each participant. */
export interface Diagram {
  readonly element: HTMLElement;
  draw(model: Model, look: Look): void;
  /** The event nearest to a point of the picture, or null. */
  eventAt(clientX: number, clientY: number): number | null;
  /** The place on the scale under a point. */
  placeAt(clientX: number): number;
  /** How many arrows of those in the window are drawn. */
  readonly shown: { readonly drawn: number; readonly all: number };
}

/** A diagram's content, and where its events are in it. */
interface Drawing {
  readonly geometry: Geometry;
  readonly content: readonly Child[];
  readonly segments: readonly Segment[];
  readonly shown: { readonly drawn: number; readonly all: number };
}

export function createDiagram(): Diagram {
  const svg = s('svg', { class: 'diagram', role: 'img' });
  const element = h('div', { class: 'diagram-frame' }, svg);
  let drawing: Drawing | null = null;
  return {
    element,
    get shown() {
      return drawing?.shown ?? { drawn: 0, all: 0 };
    },
    draw: (model, look) => {
      const width = Math.max(300, element.clientWidth);
      drawing = drawingOf(model, look, width, 'diagram-clip');
      const { height } = drawing.geometry;
      svg.setAttribute('viewBox', `0 0 ${String(width)} ${String(height)}`);
      svg.setAttribute('height', String(height));
      svg.setAttribute('aria-label', diagramText(model, look));
      svg.classList.toggle('has-picked-wave', isWavePicked(model, look));
      svg.replaceChildren(s('g', {}, drawing.content));
    },
    placeAt: (clientX) => drawing?.geometry.placeAt(clientX - svg.getBoundingClientRect().left) ?? 0,
    eventAt: (clientX, clientY) => {
      const box = svg.getBoundingClientRect();
      return nearest(drawing?.segments ?? [], clientX - box.left, clientY - box.top);
    },
  };
}

/** What a diagram of that width holds. Its clip path has an id of its own in the document. */
export function drawingOf(model: Model, look: Look, width: number, clipId: string): Drawing {
  const geometry = createGeometry(model, look, width);
  const arrows = arrowsOf(model, look, geometry);
  const segments: Segment[] = [];
  const cones = conesOf(model, look, geometry, segments);
  segments.push(...arrows.segments);
  const clip = { 'clip-path': `url(#${clipId})` };
  const content: Child = [
    s(
      'defs',
      {},
      s(
        'clipPath',
        { id: clipId },
        s('rect', { x: geometry.left, y: 0, width: width - geometry.left, height: geometry.height }),
      ),
    ),
    axis(geometry, look),
    s('g', clip, cones),
    lanes(model, geometry),
    s('g', clip, arrows.paths, marksOf(model, look, geometry, segments), selection(model, look, segments)),
  ];
  return { geometry, content, segments, shown: arrows.shown };
}

function diagramText(model: Model, { scale, window }: Look): string {
  const [from, to] = [scale.momentAt(window.from), scale.momentAt(window.to)];
  return `Space–time diagram of ${model.run.result.strategy}: ${String(model.stops.length)} events among ${String(model.lanes.length)} participants, ${timeText(Math.max(0, from))} to ${timeText(to)}`;
}

function isWavePicked(model: Model, { selected }: Look): boolean {
  return model.waves.some(({ index }) => index === selected);
}

/** What shows which event is selected; a wave shows it by itself. */
function selection(model: Model, look: Look, segments: readonly Segment[]): Child {
  const segment = segments.find(({ index }) => index === look.selected);
  if (segment === undefined || isWavePicked(model, look)) return null;
  if (segment.x1 === segment.x2 && segment.y1 === segment.y2) {
    return s('circle', { class: 'selected', cx: segment.x1, cy: segment.y1, r: 11 });
  }
  const isMessage = model.run.events[segment.index]?.kind === 'deliver';
  return s('path', { class: 'selected', d: arrowPath(segment, isMessage) });
}
