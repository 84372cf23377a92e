import { axisMarks, formatScaled, formatTick, SECONDS } from '@dmct/reporters';
import type { Axis, Diagram, MarkKind, Sounds } from '@dmct/reporters';
import { conePaths, rowsOf } from './cones.js';
import { escapeHtml } from './escape.js';
import { kindLook } from './kind-look.js';

const WIDTH = 960;
const LEFT = 128;
const TOP = 14;
const BOTTOM = 40;
/** Messages further apart than this have their sign each, px: where lines lie thick, signs would hide them. */
const SIGN_GAP = 26;
const SPAN_WIDTH_MIN = 2;
/** An emission wider than this is framed and not filled, px. */
const SPAN_LONG = 40;
/** Room a replica has, px: less for many. */
const rowHeight = (lines: number): number => (lines <= 16 ? 30 : lines <= 32 ? 20 : 12);

const MARK_WORDS: Readonly<Record<MarkKind, string>> = {
  submit: 'submits a value',
  decide: 'decides',
  retract: 'takes a decision back',
  crash: 'goes down',
  recover: 'is up again',
  drop: 'a message is lost',
};

const SOUNDS_WORDS: Readonly<Record<Sounds, string>> = {
  truth: 'a wave that sounds the true order, and all that it reaches',
  lie: 'a wave that sounds another order',
  nothing: 'a wave that sounds no order (a coin, a pilot)',
};

/** A shape a kind, around the origin: told apart without colour. */
const MARK_SHAPES: Readonly<Record<MarkKind, string>> = {
  submit: 'M-4-4L4 0L-4 4Z',
  decide: 'M-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0',
  retract: 'M-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0M-3-3L3 3',
  crash: 'M-4-4L4 4M-4 4L4-4',
  recover: 'M-5 0H5M0-5V5',
  drop: 'M-3-3L3 3M-3 3L3-3',
};

/** The run in space and time: time to the right, a line a replica, and what its signs mean. */
export function diagramFigure(diagram: Diagram, name = 'The run'): string {
  const { cones, eventsDrawn, eventsTotal, lines } = diagram;
  const label = `${name}, in space and time: ${String(lines.length)} replicas, ${String(diagram.messages.length)} messages; decisions are in the table below`;
  const notes = [
    ...(cones.length === 0
      ? []
      : ['Lines are in the order of nearness, not as far apart as the places are: so cones have bends.']),
    ...(eventsDrawn < eventsTotal
      ? [`The first ${String(eventsDrawn)} of ${String(eventsTotal)} events in the trace are drawn.`]
      : []),
    ...quietEnd(diagram),
  ];
  const said = notes.length === 0 ? '' : `<p class="quiet">${escapeHtml(notes.join(' '))}</p>`;
  return `<figure><figcaption>${escapeHtml(name)} <small class="quiet">a line is a replica, time runs to the right</small></figcaption><div class="wide" tabindex="0" role="region" aria-label="${escapeHtml(name)}, in space and time">${svg(diagram, label)}</div>${legend(diagram)}${said}</figure>`;
}

/** What is left away at the right, where the run goes on with nothing to be drawn. */
function quietEnd({ endSeconds, lastEventSeconds }: Diagram): readonly string[] {
  if (lastEventSeconds <= endSeconds * 1.02) return [];
  return [
    `Until ${formatScaled(lastEventSeconds, SECONDS)} nothing follows but timers, which are not drawn.`,
  ];
}

function svg(diagram: Diagram, label: string): string {
  const row = rowHeight(diagram.lines.length);
  const height = TOP + diagram.lines.length * row + BOTTOM;
  const axis: Axis = { label: 'time', scale: 'linear', ladder: SECONDS, ends: [0, diagram.endSeconds || 1] };
  const { high, ticks } = axisMarks(axis, []);
  const x = (seconds: number): string =>
    (LEFT + ((WIDTH - LEFT - 30) * Math.min(seconds, high)) / high).toFixed(1);
  const rows = rowsOf(diagram.order);
  const atRow = (index: number): string => (TOP + (index + 0.5) * row).toFixed(1);
  const y = (replica: number): string => atRow(rows[replica] ?? 0);
  const floor = height - BOTTOM;
  return [
    `<svg viewBox="0 0 ${String(WIDTH)} ${String(height)}" width="${String(WIDTH)}" height="${String(height)}" role="img" aria-label="${escapeHtml(label)}" font-size="12" fill="currentColor">`,
    ...ticks.map(
      (tick) =>
        `<path d="M${x(tick)} ${String(TOP)}V${String(floor)}" stroke="var(--rule)" stroke-opacity=".5"/><text x="${x(tick)}" y="${String(floor + 17)}" text-anchor="middle">${escapeHtml(formatTick(axis, tick))}</text>`,
    ),
    ...diagram.lines.map(
      ({ id, isCorrupted, label: name }) =>
        `<path class="life${isCorrupted ? ' corrupted' : ''}" d="M${String(LEFT)} ${y(id)}H${String(WIDTH - 30)}"/><text x="${String(LEFT - 8)}" y="${y(id)}" dy=".32em" text-anchor="end">${escapeHtml(name)}${isCorrupted ? ' ✗' : ''}</text>`,
    ),
    `<g style="--veil:${veilOf(diagram).toFixed(2)}">${conePaths(diagram, x, atRow).join('')}</g>`,
    ...spanPaths(diagram, x, (replica, kind) =>
      (Number(y(replica)) + (kind === 'observe' ? 5 : 0)).toFixed(1),
    ),
    ...diagram.kinds.map((kind, index) => {
      const arrows = diagram.messages
        .filter((message) => message.kind === kind)
        .map(
          ({ arrivedSeconds, from, sentSeconds, to }) =>
            `M${x(sentSeconds)} ${y(from)}L${x(arrivedSeconds)} ${y(to)}`,
        );
      const { className, dash } = kindLook(index);
      return `<path class="message ${className}" stroke-dasharray="${dash}" d="${arrows.join('')}"/>`;
    }),
    ...diagram.kinds.map((kind, index) => signsOf(diagram, kind, index, x, (id) => Number(y(id)))),
    ...diagram.marks.map(
      ({ atSeconds, kind, replica }) =>
        `<path class="mark ${kind}" transform="translate(${x(atSeconds)} ${y(replica)})" d="${MARK_SHAPES[kind]}"/>`,
    ),
    '</svg>',
  ].join('');
}

/** The signs of a kind on the middles of its lines, not more than there is room for. */
function signsOf(
  { messages }: Diagram,
  kind: string,
  index: number,
  x: (seconds: number) => string,
  y: (replica: number) => number,
): string {
  const { className, sign } = kindLook(index);
  const places: (readonly [number, number])[] = [];
  for (const { arrivedSeconds, from, kind: own, sentSeconds, to } of messages) {
    if (own !== kind || from === to) continue;
    const [across, down] = [(Number(x(sentSeconds)) + Number(x(arrivedSeconds))) / 2, (y(from) + y(to)) / 2];
    const isClear = places.every(
      ([left, top]) => Math.abs(left - across) > SIGN_GAP || Math.abs(top - down) > SIGN_GAP,
    );
    if (isClear) places.push([across, down]);
  }
  const path = places.map(([left, top]) => `M${left.toFixed(1)} ${top.toFixed(1)}${sign}`).join('');
  return path === '' ? '' : `<path class="message-sign ${className}" d="${path}"/>`;
}

function spanPaths(
  { spans }: Diagram,
  x: (seconds: number) => string,
  y: (replica: number, kind: 'emit' | 'observe') => string,
): readonly string[] {
  return (['observe', 'emit'] as const).flatMap((kind) => {
    const drawn = spans.filter((span) => span.kind === kind);
    const path = drawn.map(({ endSeconds, replica, startSeconds }) => {
      const left = x(startSeconds);
      // A wave of microseconds in a run of minutes is seen all the same.
      const right = Math.max(Number(left) + SPAN_WIDTH_MIN, Number(x(endSeconds)));
      const isLong = kind === 'emit' && right - Number(left) > SPAN_LONG;
      return {
        isLong,
        d: isLong ? frame(left, right, y(replica, kind)) : `M${left} ${y(replica, kind)}H${String(right)}`,
      };
    });
    return [false, true].flatMap((isLong) => {
      const paths = path.filter((each) => each.isLong === isLong).map(({ d }) => d);
      return paths.length === 0
        ? []
        : [`<path class="${kind}${isLong ? ' long' : ''}" d="${paths.join('')}"/>`];
    });
  });
}

/** What sounds for long is framed: a bar as thick would hide the waves below it. */
function frame(left: string, right: number, y: string): string {
  const [top, floor] = [Number(y) - 3.5, Number(y) + 3.5].map((at) => at.toFixed(1));
  return `M${left} ${top ?? ''}H${String(right)}V${floor ?? ''}H${left}Z`;
}

/**
 * How much of its colour a wave keeps: where on average several sound at once, each less, so that what lies below stays
 * to be seen.
 */
function veilOf({ endSeconds, spans }: Diagram): number {
  const sounding = spans
    .filter(({ kind }) => kind === 'emit')
    .reduce((sum, { endSeconds: end, startSeconds }) => sum + Math.max(0, end - startSeconds), 0);
  return Math.min(1, (endSeconds || 1) / (sounding || 1));
}

type LegendEntry = readonly [drawing: string, words: string];

/** What each dash and sign stands for; those that the diagram has. */
function legend({ cones, kinds, lines, marks, spans }: Diagram): string {
  const sample = (content: string): string =>
    `<svg width="28" height="12" viewBox="-14 -6 28 12" aria-hidden="true">${content}</svg>`;
  const present = (Object.keys(MARK_WORDS) as MarkKind[]).filter((kind) =>
    marks.some((mark) => mark.kind === kind),
  );
  const hasSpan = (kind: 'emit' | 'observe'): boolean => spans.some((span) => span.kind === kind);
  const stroke = (className: string): string => `<path class="${className}" d="M-14 0H14"/>`;
  const entries: readonly LegendEntry[] = [
    ...kinds.map((kind, index): LegendEntry => {
      const { className, dash, sign } = kindLook(index);
      const line = `<path class="message ${className}" stroke-dasharray="${dash}" d="M-14 0H14"/>`;
      return [`${line}<path class="message-sign ${className}" d="M0 0${sign}"/>`, kind];
    }),
    ...present.map((kind): LegendEntry => [
      `<path class="mark ${kind}" d="${MARK_SHAPES[kind]}"/>`,
      MARK_WORDS[kind],
    ]),
    ...(hasSpan('emit') ? [[stroke('emit'), 'emits a wave'] as const] : []),
    ...(['truth', 'lie', 'nothing'] as const)
      .filter((sounds) => cones.some((cone) => cone.sounds === sounds))
      .map((sounds): LegendEntry => [
        `<path class="cone ${sounds}" d="M14-6L-14 0L14 6Z"/><path class="wave ${sounds}" d="M14-6L-14 0L14 6"/>`,
        SOUNDS_WORDS[sounds],
      ]),
    ...(hasSpan('observe') ? [[stroke('observe'), 'listens'] as const] : []),
    ...(lines.some(({ isCorrupted }) => isCorrupted)
      ? [[stroke('life corrupted'), 'corrupted ✗'] as const]
      : []),
  ];
  return `<ul class="legend">${entries.map(([drawing, text]) => `<li>${sample(drawing)}${escapeHtml(text)}</li>`).join('')}</ul>`;
}
