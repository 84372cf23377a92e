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
  readonly svg: SVGSVGElement;
  draw(model: Model, look: Look): void;
  /** The event nearest to a point of the picture, or null. */
  eventAt(clientX: number, clientY: number): number | null;
  /** The time under a point, ns. */
  timeAt(clientX: number): number;
  /** How many arrows of those in the window are drawn. */
  readonly shown: { readonly drawn: number; readonly all: number };
}

export function createDiagram(): Diagram {
  const svg = s('svg', { class: 'diagram', role: 'img' });
  const element = h('div', { class: 'diagram-frame' }, svg);
  let segments: Segment[] = [];
  let geometry: Geometry | null = null;
  let shown = { drawn: 0, all: 0 };

  return {
    element,
    svg,
    get shown() {
      return shown;
    },
    draw: (model, look) => {
      const width = Math.max(300, element.clientWidth);
      geometry = createGeometry(model, look, width);
      const { height } = geometry;
      svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
      svg.setAttribute('height', String(height));
      svg.setAttribute(
        'aria-label',
        `Space–time diagram of ${model.run.result.strategy}: ${model.stops.length} events among ${model.lanes.length} participants, ${timeText(look.window.from)} to ${timeText(look.window.to)}`,
      );
      const arrows = arrowsOf(model, look, geometry);
      segments = [];
      shown = arrows.shown;
      const cones = conesOf(model, look, geometry, segments);
      segments.push(...arrows.segments);
      svg.classList.toggle(
        'has-picked-wave',
        model.waves.some(({ index }) => index === look.selected),
      );
      svg.replaceChildren(
        s(
          'defs',
          {},
          s(
            'clipPath',
            { id: 'diagram-clip' },
            s('rect', { x: geometry.left, y: 0, width: width - geometry.left, height }),
          ),
        ),
        ...axis(geometry, look),
        s('g', { 'clip-path': 'url(#diagram-clip)' }, cones),
        ...lanes(model, geometry),
        s(
          'g',
          { 'clip-path': 'url(#diagram-clip)' },
          arrows.paths,
          marksOf(model, look, geometry, segments),
          selection(model, look, segments),
        ),
      );
    },
    timeAt: (clientX) =>
      geometry === null ? 0 : geometry.timeOf(clientX - svg.getBoundingClientRect().left),
    eventAt: (clientX, clientY) => {
      const box = svg.getBoundingClientRect();
      return nearest(segments, clientX - box.left, clientY - box.top);
    },
  };
}

/** What shows which event is selected; a wave shows it by itself. */
function selection(model: Model, look: Look, segments: readonly Segment[]): Child {
  const segment = segments.find(({ index }) => index === look.selected);
  if (segment === undefined || model.waves.some(({ index }) => index === look.selected)) return null;
  if (segment.x1 === segment.x2 && segment.y1 === segment.y2) {
    return s('circle', { class: 'selected', cx: segment.x1, cy: segment.y1, r: 11 });
  }
  const isMessage = model.run.events[segment.index]?.kind === 'deliver';
  return s('path', { class: 'selected', d: arrowPath(segment, isMessage) });
}
