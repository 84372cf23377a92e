import { formatNumber, formatScaled, metric } from '@dmct/reporters';
import { s } from '../../ui/dom.js';
import { colourScale } from './colour-scale.js';
import { figureLegend, figureMarks } from './figure-marks.js';
import { sharesOf } from './frame-place.js';
import { observerName } from './names.js';
import type { Heard } from './listen.js';
import type { Mode } from './paint.js';
import { readPalette } from './palette.js';
import { DECISION_WORDS, mainReading } from './readings.js';
import { metresText, scaleBarMetres } from './scale-bar.js';
import { SPECTRUM_SIZE, spectrumPlot } from './spectrum-plot.js';
import { lightNanoseconds, type Stage } from './stage.js';

const HERTZ = metric('Hz');
const PICTURE = { x: 50, y: 64, width: 860 } as const;
const WIDTH = 940;
const COLUMN = 440;

/** What a picture of the field that is kept says beside what it shows. */
export interface FigureInput {
  readonly stage: Stage;
  readonly title: string;
  readonly mode: Mode;
  readonly timeNanoseconds: number;
  readonly heard: readonly Heard[];
  /** The generals' numbers, as on the page. */
  readonly ids: readonly number[];
  readonly seed: number;
  readonly version: string;
  /** The field as it is painted now. */
  readonly painted: HTMLCanvasElement;
}

/** The picture to be kept: the field with everybody in it, axes, scale, time, colours, and what is heard. Readable alone. */
export function fieldFigure(input: FigureInput): SVGSVGElement {
  const { heard, mode, painted, stage, title } = input;
  const pictureHeight = (PICTURE.width * stage.frame.height) / stage.frame.width;
  const below = PICTURE.y + pictureHeight + 40;
  const rows = Math.ceil(heard.length / 2);
  const height = below + 58 + rows * (SPECTRUM_SIZE.height + 44);
  const settings = settingText(input);
  return s(
    'svg',
    {
      class: 'field-figure',
      width: WIDTH,
      height,
      viewBox: `0 0 ${WIDTH} ${height}`,
      role: 'img',
      'aria-label': `${title}; ${settings}`,
    },
    s('rect', { class: 'paper', width: WIDTH, height }),
    s('text', { class: 'title', x: PICTURE.x, y: 26 }, title),
    s('text', { x: PICTURE.x, y: 48 }, settings),
    s('image', {
      href: painted.toDataURL('image/png'),
      ...PICTURE,
      height: pictureHeight,
      preserveAspectRatio: 'none',
    }),
    axes(stage, pictureHeight),
    scaleBar(stage, pictureHeight),
    figureMarks(stage, input.ids, { ...PICTURE, height: pictureHeight }),
    figureLegend(stage, PICTURE.x, below),
    moved(colourScale(stage, mode, readPalette()), WIDTH - 240, below - 8),
    heard.map((each, index) => observerBlock(stage, each, index, below + 58)),
  );
}

/** Which moment of which scene it is. */
export function settingText({
  mode,
  seed,
  stage,
  timeNanoseconds,
  version,
}: Pick<FigureInput, 'mode' | 'seed' | 'stage' | 'timeNanoseconds' | 'version'>): string {
  return `t = ${timeNanoseconds.toFixed(2)} ns · drawn: ${mode} · truth ${formatScaled(stage.truthHz, HERTZ)}, lie ${formatScaled(stage.lieHz, HERTZ)} · ${String(stage.emitters.length)} generals · seed ${String(seed)} · DMCT Lab ${version}`;
}

function moved(element: SVGSVGElement, x: number, y: number): SVGSVGElement {
  element.setAttribute('x', x.toFixed(1));
  element.setAttribute('y', y.toFixed(1));
  return element;
}

/** Metres along the left and lower edge. */
function axes({ frame }: Stage, height: number): SVGElement {
  const ticks = (low: number, span: number): number[] =>
    Array.from({ length: Math.floor(low + span) - Math.ceil(low) + 1 }, (_, index) => Math.ceil(low) + index);
  const { width, x: left, y: top } = PICTURE;
  return s(
    'g',
    { class: 'axes' },
    s('rect', { class: 'edge', x: left, y: top, width, height }),
    ticks(frame.x, frame.width).map((metres) => {
      const x = left + sharesOf(frame, { x: metres, y: 0 }).across * width;
      return [
        s('line', { x1: x, x2: x, y1: top + height, y2: top + height + 5 }),
        s('text', { x, y: top + height + 18, 'text-anchor': 'middle' }, `${String(metres)} m`),
      ];
    }),
    ticks(frame.y, frame.height).map((metres) => {
      const y = top + sharesOf(frame, { x: 0, y: metres }).down * height;
      return [
        s('line', { x1: left - 5, x2: left, y1: y, y2: y }),
        s('text', { x: left - 8, y: y + 4, 'text-anchor': 'end' }, `${String(metres)} m`),
      ];
    }),
  );
}

function scaleBar({ frame }: Stage, height: number): SVGElement {
  const metres = scaleBarMetres(frame);
  const length = (metres / frame.width) * PICTURE.width;
  const [x, y] = [PICTURE.x + 14, PICTURE.y + height - 14];
  return s(
    'g',
    { class: 'bar' },
    s('path', { d: `M${x} ${y - 5}v5h${length.toFixed(1)}v-5` }),
    s(
      'text',
      { x, y: y - 10 },
      `${metresText(metres)}: light takes ${lightNanoseconds(metres).toFixed(2)} ns`,
    ),
  );
}

function observerBlock(stage: Stage, heard: Heard, index: number, top: number): SVGElement {
  const main = mainReading(stage, heard);
  const number = (value: number): string =>
    value < main.floor ? 'below noise' : `${formatNumber(value)} ${main.unit}`;
  const [x, y] = [
    PICTURE.x + (index % 2) * COLUMN,
    top + Math.floor(index / 2) * (SPECTRUM_SIZE.height + 44),
  ];
  const plot = moved(spectrumPlot(stage, heard), x, y + 22);
  plot.setAttribute('width', String(SPECTRUM_SIZE.width));
  plot.setAttribute('height', String(SPECTRUM_SIZE.height));
  return s(
    'g',
    {},
    s('text', { class: 'heard', x, y }, `${observerName(index)} hears ${DECISION_WORDS[main.decision]}`),
    s(
      'text',
      { x, y: y + 16 },
      `${main.receiver}: truth ${number(main.truth)}, lie ${number(main.lie)}; its spectrum:`,
    ),
    plot,
  );
}
