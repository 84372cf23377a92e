import type { TraceEvent } from '@dmct/core';
import { h, s, type Child } from '../../ui/dom.js';
import { timeText } from './describe.js';
import type { Model } from './model.js';
import { nearest, type Segment } from './segments.js';
import { niceStep } from './ticks.js';

/** Which part of the run is seen, ns. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

/** What else decides the picture. */
export interface Look {
  readonly window: Window;
  /** Index into the run's events, or null. */
  readonly selected: number | null;
  readonly hiddenKinds: ReadonlySet<string>;
  /** From here on the run differs from the one it was forked from, ns; or null. */
  readonly differsFrom: number | null;
}

/** More arrows than this at once are thinned out. */
const ARROWS_MAX = 2500;
const HEADS_MAX = 500;
const TOP = 30;
const BOTTOM = 12;
const COLOURS = 8;

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
      geometry = createGeometry(model, look.window, width);
      const { height } = geometry;
      svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
      svg.setAttribute('height', String(height));
      svg.setAttribute(
        'aria-label',
        `Space–time diagram of ${model.run.result.strategy}: ${model.stops.length} events among ${model.lanes.length} participants, ${timeText(look.window.from)} to ${timeText(look.window.to)}`,
      );
      const arrows = arrowsOf(model, look, geometry);
      segments = arrows.segments;
      shown = arrows.shown;
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
        ...lanes(model, geometry),
        s(
          'g',
          { 'clip-path': 'url(#diagram-clip)' },
          waves(model, look, geometry, segments),
          arrows.paths,
          marks(model, look, geometry, segments),
          selection(look, segments),
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

interface Geometry {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  x(nanoseconds: number): number;
  y(lane: number): number;
  timeOf(x: number): number;
}

function laneHeightOf(lanes: number): number {
  if (lanes > 24) return 15;
  return lanes > 14 ? 22 : 32;
}

/** Pixels that a diagram of so many participants takes. */
export function diagramHeight(lanes: number): number {
  return TOP + laneHeightOf(lanes) * lanes + BOTTOM;
}

function createGeometry(model: Model, { from, to }: Window, width: number): Geometry {
  const left = width < 640 ? 34 : 150;
  const laneHeight = laneHeightOf(model.lanes.length);
  const span = Math.max(1, to - from);
  return {
    width,
    left,
    height: diagramHeight(model.lanes.length),
    x: (nanoseconds) => left + 8 + ((nanoseconds - from) / span) * (width - left - 20),
    y: (lane) => TOP + laneHeight * (lane + 0.5),
    timeOf: (x) => from + ((x - left - 8) / (width - left - 20)) * span,
  };
}

function axis(geometry: Geometry, { differsFrom, window }: Look): SVGElement[] {
  const step = niceStep((window.to - window.from) / Math.max(2, geometry.width / 160));
  const ticks: SVGElement[] = [];
  for (let at = Math.ceil(window.from / step) * step; at <= window.to; at += step) {
    const x = geometry.x(at).toFixed(1);
    ticks.push(
      s('line', { class: 'tick', x1: x, x2: x, y1: TOP - 8, y2: geometry.height - BOTTOM }),
      s('text', { class: 'tick-text', x, y: 14, 'text-anchor': 'middle' }, timeText(at)),
    );
  }
  const x = differsFrom === null ? null : Math.max(geometry.left, geometry.x(differsFrom));
  if (x === null) return ticks;
  const height = geometry.height - TOP - BOTTOM + 8;
  return [
    s('rect', { class: 'same', x: geometry.left, y: TOP - 8, width: Math.max(0, x - geometry.left), height }),
    ...ticks,
    s('line', { class: 'fork-line', x1: x, x2: x, y1: TOP - 12, y2: geometry.height - BOTTOM }),
  ];
}

function lanes(model: Model, geometry: Geometry): SVGElement[] {
  const isNarrow = geometry.left < 100;
  return model.lanes.map((lane) => {
    const y = geometry.y(lane.id);
    const name = isNarrow ? String(lane.id) : `${String(lane.id)} ${lane.name.split(',')[0]!.slice(0, 16)}`;
    return s(
      'g',
      { class: `lane ${lane.isTraitor ? 'traitor' : lane.isClient ? 'client' : 'honest'}` },
      s('line', { x1: geometry.left, x2: geometry.width, y1: y, y2: y }),
      lane.isTraitor
        ? s('path', { class: 'who', d: `M${geometry.left - 10} ${y - 5}l5 9h-10z` })
        : s('circle', { class: 'who', cx: geometry.left - 10, cy: y, r: 4 }),
      s('text', { x: geometry.left - 20, y: y + 4, 'text-anchor': 'end' }, name),
    );
  });
}

function isIn(window: Window, from: number, to: number): boolean {
  return to >= window.from && from <= window.to;
}

function arrowsOf(
  model: Model,
  look: Look,
  geometry: Geometry,
): { paths: SVGElement[]; segments: Segment[]; shown: { drawn: number; all: number } } {
  const visible = model.stops.filter((index) => {
    const event = model.run.events[index]!;
    return (
      event.kind === 'deliver' &&
      !look.hiddenKinds.has(event.message) &&
      isIn(look.window, event.sentAt, event.at)
    );
  });
  const stride = Math.ceil(visible.length / ARROWS_MAX);
  const drawn = visible.filter((index, at) => at % Math.max(1, stride) === 0 || index === look.selected);
  const byKind = new Map<string, string[]>();
  const segments = drawn.map((index): Segment => {
    const event = model.run.events[index] as Extract<TraceEvent, { kind: 'deliver' }>;
    const segment = {
      index,
      x1: geometry.x(event.sentAt),
      y1: geometry.y(event.from),
      x2: geometry.x(event.at),
      y2: geometry.y(event.to),
    };
    const pieces = byKind.get(event.message) ?? [];
    pieces.push(arrowPath(segment, drawn.length <= HEADS_MAX));
    byKind.set(event.message, pieces);
    return segment;
  });
  return {
    segments,
    shown: { drawn: drawn.length, all: visible.length },
    paths: [...byKind].map(([kind, pieces]) =>
      s('path', {
        class: `message k${kindColour(model, kind)}${isViewChange(kind) ? ' emphasis' : ''}`,
        d: pieces.join(''),
      }),
    ),
  };
}

/** Which of the diagram's colours a kind of message has. */
export function kindColour(model: Model, kind: string): number {
  return Math.max(0, model.kinds.indexOf(kind)) % COLOURS;
}

function isViewChange(kind: string): boolean {
  return /view|timeout|round-change/i.test(kind);
}

function arrowPath({ x1, x2, y1, y2 }: Segment, hasHead: boolean): string {
  const line = `M${x1.toFixed(1)} ${y1.toFixed(1)}L${x2.toFixed(1)} ${y2.toFixed(1)}`;
  if (!hasHead) return line;
  const angle = Math.atan2(y2 - y1, x2 - x1);
  const barb = (turn: number): string =>
    `${(x2 - 6 * Math.cos(angle + turn)).toFixed(1)} ${(y2 - 6 * Math.sin(angle + turn)).toFixed(1)}`;
  return `${line}M${barb(0.4)}L${x2.toFixed(1)} ${y2.toFixed(1)}L${barb(-0.4)}`;
}

/** Each wave as the strip of space–time that it fills on its way to everybody else. */
function waves(model: Model, look: Look, geometry: Geometry, segments: Segment[]): SVGElement[] {
  const count = model.lanes.length;
  const parts = { honest: [] as string[], traitor: [] as string[] };
  for (const index of model.stops) {
    const event = model.run.events[index]!;
    if (event.kind !== 'emit') continue;
    const end = event.start + event.durationSeconds * 1e9;
    const side = model.lanes[event.replica]?.isTraitor === true ? parts.traitor : parts.honest;
    for (let to = 0; to < count; to++) {
      const light = model.run.lightSeconds[event.replica * count + to]! * 1e9;
      if (to === event.replica || !isIn(look.window, event.start, end + light)) continue;
      const [y1, y2] = [geometry.y(event.replica), geometry.y(to)];
      const x = (time: number): string => geometry.x(time).toFixed(1);
      side.push(
        `M${x(event.start)} ${y1}L${x(event.start + light)} ${y2}L${x(end + light)} ${y2}L${x(end)} ${y1}Z`,
      );
    }
    const x = geometry.x(event.start);
    segments.push({
      index,
      x1: x,
      x2: geometry.x(end),
      y1: geometry.y(event.replica),
      y2: geometry.y(event.replica),
    });
  }
  return (['honest', 'traitor'] as const).map((side) =>
    s('path', { class: `wave ${side}`, d: parts[side].join('') }),
  );
}

/** What happens at one place and time: orders, decisions, losses, crashes. */
function marks(model: Model, look: Look, geometry: Geometry, segments: Segment[]): SVGElement[] {
  const isRetraction = (index: number): boolean => model.run.events[index]!.kind === 'retract';
  // What was taken back is drawn over the decision that took its place in the same moment.
  const order = [...model.stops.filter((index) => !isRetraction(index)), ...model.stops.filter(isRetraction)];
  return order.flatMap((index) => {
    const event = model.run.events[index]!;
    if (event.kind === 'deliver' || event.kind === 'emit' || !isIn(look.window, event.at, event.at))
      return [];
    if (event.kind === 'drop' && look.hiddenKinds.has(event.message)) return [];
    const lane = event.kind === 'drop' ? event.from : 'replica' in event ? event.replica : 0;
    const [x, y] = [geometry.x(event.at), geometry.y(lane)];
    segments.push({ index, x1: x, x2: x, y1: y, y2: y });
    return [
      s('path', {
        class: markClass(model, event),
        d: markPath(event),
        transform: `translate(${x.toFixed(1)} ${y.toFixed(1)})`,
      }),
    ];
  });
}

function markClass(model: Model, event: TraceEvent): string {
  if (event.kind !== 'decide' && event.kind !== 'submit') return `mark ${event.kind}`;
  const side = model.truths.size === 0 || model.truths.has(event.value) ? 'truth' : 'lie';
  return `mark ${event.kind} ${side}`;
}

function markPath(event: TraceEvent): string {
  switch (event.kind) {
    case 'decide':
      return 'M0 -8L7 0L0 8L-7 0Z';
    case 'submit':
      return 'M-5 -6H5V6H-5Z';
    case 'retract':
      return 'M-9 -9L9 9M9 -9L-9 9';
    case 'recover':
      return 'M-5 0H5M0 -5V5';
    default:
      return 'M-5 -5L5 5M5 -5L-5 5';
  }
}

function selection(look: Look, segments: readonly Segment[]): Child {
  const segment = segments.find(({ index }) => index === look.selected);
  if (segment === undefined) return null;
  const isPoint = segment.x1 === segment.x2 && segment.y1 === segment.y2;
  return isPoint
    ? s('circle', { class: 'selected', cx: segment.x1, cy: segment.y1, r: 11 })
    : s('path', { class: 'selected', d: arrowPath(segment, true) });
}
