import { axisMarks, formatTick, type Axis, type Diagram, type MarkKind } from '@dmct/reporters';
import { SECONDS } from '@dmct/reporters';
import { escapeHtml } from './escape.js';

const WIDTH = 960;
const LEFT = 128;
const TOP = 14;
const BOTTOM = 40;
const KINDS = 6;
const SPAN_WIDTH_MIN = 2;
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
  const { eventsDrawn, eventsTotal, lines } = diagram;
  const label = `${name}, in space and time: ${String(lines.length)} replicas, ${String(diagram.messages.length)} messages; decisions are in the table below`;
  const cut =
    eventsDrawn < eventsTotal
      ? `<p class="quiet">The first ${String(eventsDrawn)} of ${String(eventsTotal)} events are drawn.</p>`
      : '';
  return `<figure><figcaption>${escapeHtml(name)}, in space and time: a line is a replica, time runs to the right</figcaption><div class="wide" tabindex="0" role="region" aria-label="${escapeHtml(name)}, in space and time">${svg(diagram, label)}</div>${legend(diagram)}${cut}</figure>`;
}

function svg(diagram: Diagram, label: string): string {
  const row = rowHeight(diagram.lines.length);
  const height = TOP + diagram.lines.length * row + BOTTOM;
  const axis: Axis = { label: 'time', scale: 'linear', ladder: SECONDS, ends: [0, diagram.endSeconds || 1] };
  const { high, ticks } = axisMarks(axis, []);
  const x = (seconds: number): string =>
    (LEFT + ((WIDTH - LEFT - 30) * Math.min(seconds, high)) / high).toFixed(1);
  const y = (replica: number): string => (TOP + (replica + 0.5) * row).toFixed(1);
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
    ...stripPaths(diagram, x, y),
    ...spanPaths(diagram, x, (replica, kind) =>
      (TOP + (replica + 0.5) * row + (kind === 'observe' ? 5 : 0)).toFixed(1),
    ),
    ...diagram.kinds.map((kind, index) => {
      const arrows = diagram.messages
        .filter((message) => message.kind === kind)
        .map(
          ({ arrivedSeconds, from, sentSeconds, to }) =>
            `M${x(sentSeconds)} ${y(from)}L${x(arrivedSeconds)} ${y(to)}`,
        );
      return `<path class="message k${String(index % KINDS)}" d="${arrows.join('')}"/>`;
    }),
    ...diagram.marks.map(
      ({ atSeconds, kind, replica }) =>
        `<path class="mark ${kind}" transform="translate(${x(atSeconds)} ${y(replica)})" d="${MARK_SHAPES[kind]}"/>`,
    ),
    '</svg>',
  ].join('');
}

/** Waves as the strips of space and time that they fill on their way: where two overlap they are darker. */
function stripPaths(
  { lines, strips }: Diagram,
  x: (seconds: number) => string,
  y: (replica: number) => string,
): readonly string[] {
  return [false, true].flatMap((isCorrupted) => {
    const drawn = strips.filter(({ from }) => lines[from]?.isCorrupted === isCorrupted);
    if (drawn.length === 0) return [];
    const path = drawn.map(
      ({ endSeconds: end, from, startSeconds: start, to, waySeconds: way }) =>
        `M${x(start)} ${y(from)}L${x(start + way)} ${y(to)}H${x(end + way)}L${x(end)} ${y(from)}Z`,
    );
    return [`<path class="wave${isCorrupted ? ' corrupted' : ''}" d="${path.join('')}"/>`];
  });
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
      return `M${left} ${y(replica, kind)}H${String(right)}`;
    });
    return drawn.length === 0 ? [] : [`<path class="${kind}" d="${path.join('')}"/>`];
  });
}

type LegendEntry = readonly [drawing: string, words: string];

/** What each dash and sign stands for; those that the diagram has. */
function legend({ kinds, lines, marks, spans, strips }: Diagram): string {
  const sample = (content: string): string =>
    `<svg width="28" height="12" viewBox="-14 -6 28 12" aria-hidden="true">${content}</svg>`;
  const present = (Object.keys(MARK_WORDS) as MarkKind[]).filter((kind) =>
    marks.some((mark) => mark.kind === kind),
  );
  const hasSpan = (kind: 'emit' | 'observe'): boolean => spans.some((span) => span.kind === kind);
  const stroke = (className: string): string => `<path class="${className}" d="M-14 0H14"/>`;
  const entries: readonly LegendEntry[] = [
    ...kinds.map((kind, index): LegendEntry => [stroke(`message k${String(index % KINDS)}`), kind]),
    ...present.map((kind): LegendEntry => [
      `<path class="mark ${kind}" d="${MARK_SHAPES[kind]}"/>`,
      MARK_WORDS[kind],
    ]),
    ...(hasSpan('emit') ? [[stroke('emit'), 'emits a wave'] as const] : []),
    ...(strips.length > 0
      ? [['<path class="wave" d="M-14 6L8-6H14L-8 6Z"/>', 'a wave on its way'] as const]
      : []),
    ...(hasSpan('observe') ? [[stroke('observe'), 'listens'] as const] : []),
    ...(lines.some(({ isCorrupted }) => isCorrupted)
      ? [[stroke('life corrupted'), 'corrupted ✗'] as const]
      : []),
  ];
  return `<ul class="legend">${entries.map(([drawing, text]) => `<li>${sample(drawing)}${escapeHtml(text)}</li>`).join('')}</ul>`;
}
