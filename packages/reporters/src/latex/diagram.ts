import { formatScaled, SECONDS } from '../format/scale.js';
import { coneOutline, type ConePoint, type Sounds } from '../document/cone.js';
import type { Diagram, DiagramMark, MarkKind } from '../document/diagram.js';
import { escapeLatex } from './escape.js';

/** TeX keeps every arrow of a page in memory: these are the first. */
const ARROWS_MAX = 400;
const MARKS_MAX = 400;
const CONES_MAX = 60;
const LINES_MAX = 24;
const WIDTH_CENTIMETRES = 13;
const LINE_CENTIMETRES = 0.7;
const DASHES = ['solid', 'dashed', 'dotted', 'dash dot', 'densely dotted', 'loosely dashed'] as const;
/** Beyond those, the same dashes in grey and thick, and then in pale and very thick. */
const LOOKS: readonly string[] = ['', ', thick, black!45', ', very thick, black!20'].flatMap((weight) =>
  DASHES.map((dash) => `${dash}${weight}`),
);
const SIGNS: Readonly<Record<MarkKind, string>> = {
  submit: '\\(\\triangleright\\)',
  decide: '\\(\\bullet\\)',
  retract: '\\(\\circ\\)',
  crash: '\\(\\times\\)',
  recover: '\\(+\\)',
  drop: '\\(\\ast\\)',
};

/** A wave's line by what it sounds, so that print without colours tells them apart. */
const FRONTS: Readonly<Record<Sounds, string>> = {
  truth: 'solid',
  lie: 'dashed',
  nothing: 'dotted',
};

/** A run in space and time as TikZ code: time to the right, a line a replica, messages dashed by their kind. */
export function latexDiagram(diagram: Diagram, name = 'The run'): string {
  const lines = diagram.lines.slice(0, LINES_MAX);
  const x = (seconds: number): string =>
    ((WIDTH_CENTIMETRES * seconds) / (diagram.endSeconds || 1)).toFixed(3);
  const order = diagram.order.filter((id) => id < lines.length);
  const atRow = (row: number): string => (-LINE_CENTIMETRES * row).toFixed(2);
  const y = (replica: number): string => atRow(order.indexOf(replica));
  const isDrawn = (...ids: readonly number[]): boolean => ids.every((id) => id < lines.length);
  const arrows = diagram.messages.filter(({ from, to }) => isDrawn(from, to)).slice(0, ARROWS_MAX);
  const marks = diagram.marks.filter(({ replica }) => isDrawn(replica)).slice(0, MARKS_MAX);
  const spans = diagram.spans
    .filter(({ replica, kind }) => isDrawn(replica) && kind === 'emit')
    .slice(0, MARKS_MAX);
  const cones = diagram.cones.filter(({ from }) => isDrawn(from)).slice(0, CONES_MAX);
  const path = (points: readonly ConePoint[]): string =>
    points.map(([seconds, row]) => `(${x(seconds)},${atRow(row)})`).join(' -- ');
  return [
    '\\begin{figure}[H]\n\\centering\n\\begin{tikzpicture}[font=\\footnotesize]',
    ...cones.map(
      (cone) => `\\fill[fill=black, fill opacity=.04] ${path(coneOutline(cone, order).inside)} -- cycle;`,
    ),
    ...cones.map(
      (cone) =>
        `\\filldraw[fill=black!20, draw=black!60, very thin, ${FRONTS[cone.sounds]}] ${path(coneOutline(cone, order).passing)} -- cycle;`,
    ),
    ...lines.map(
      ({ id, isCorrupted, label }) =>
        `\\draw[${isCorrupted ? 'loosely dotted' : 'gray'}] (0,${y(id)}) node[left] {${escapeLatex(label)}${isCorrupted ? ' (corrupted)' : ''}} -- (${String(WIDTH_CENTIMETRES)},${y(id)});`,
    ),
    ...spans.map(
      ({ endSeconds, replica, startSeconds }) =>
        `\\draw[line width=2pt] (${x(startSeconds)},${y(replica)}) -- (${x(Math.min(endSeconds, diagram.endSeconds))},${y(replica)});`,
    ),
    ...arrows.map(
      ({ arrivedSeconds, from, kind, sentSeconds, to }) =>
        `\\draw[->, very thin, ${dashOf(diagram, kind)}] (${x(sentSeconds)},${y(from)}) -- (${x(arrivedSeconds)},${y(to)});`,
    ),
    ...marks.map(
      ({ atSeconds, kind, replica }) => `\\node at (${x(atSeconds)},${y(replica)}) {${SIGNS[kind]}};`,
    ),
    `\\draw[->] (0,${atRow(lines.length)}) -- (${String(WIDTH_CENTIMETRES)},${atRow(lines.length)}) node[below left] {time, ${escapeLatex(formatScaled(diagram.endSeconds, SECONDS))}};`,
    '\\end{tikzpicture}',
    `\\caption{${captionOf(diagram, name, arrows.length, marks)}}`,
    '\\end{figure}',
  ].join('\n');
}

function dashOf({ kinds }: Diagram, kind: string): string {
  return LOOKS[kinds.indexOf(kind) % LOOKS.length] ?? 'solid';
}

function captionOf(diagram: Diagram, name: string, arrows: number, marks: readonly DiagramMark[]): string {
  const kinds = diagram.kinds.map(
    (kind) => `${escapeLatex(kind)} ${dashOf(diagram, kind).replace(', thick, black!45', ' in thick grey')}`,
  );
  const signs = [...new Set(marks.map(({ kind }) => kind))].map((kind) => `${SIGNS[kind]} ${kind}`);
  const waves = [
    ...(diagram.spans.length === 0 ? [] : ['thick lines are waves that are emitted']),
    ...(diagram.cones.length === 0
      ? []
      : [
          'grey cones are what a wave has reached, their lines the wave itself (solid: it sounds the true order, dashed: another, dotted: none); lines are in the order of nearness',
        ]),
  ];
  const counted = `${String(arrows)} messages of ${String(diagram.eventsTotal)} events in the trace are drawn`;
  return `${escapeLatex(name)}, in space and time; ${[counted, ...kinds, ...signs, ...waves].join('; ')}.`;
}
