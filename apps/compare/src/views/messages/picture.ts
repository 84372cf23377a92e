import { wrapCommand } from '@dmct/reporters';
import { s } from '../../ui/dom.js';
import { whoText } from './describe.js';
import { drawingOf } from './diagram.js';
import type { Look } from './geometry.js';
import { kindEntries, signEntries } from './legend.js';
import type { Model } from './model.js';

const WIDTH = 1280;
const MARGIN = 24;
const LINE = 20;
/** A letter of the legend, and the room of a sample with what separates entries, px. */
const LETTER = 6.3;
const SAMPLE = 46;
const COMMAND_CHARACTERS = 165;

/** What is written around the diagram. */
export interface PictureTexts {
  readonly title: string;
  readonly setting: string;
  /** Verdicts, and what else is to be known of the run. */
  readonly notes: readonly string[];
  readonly command: string;
}

/** An entry of the legend, drawn with its middle left at the origin. */
interface Entry {
  readonly sample: SVGElement;
  readonly text: string;
}

/**
 * The diagram as a picture that can be read alone: what it shows of which run, its axis named, every colour and sign
 * explained, and the command that runs it again.
 */
export function diagramPicture(model: Model, look: Look, texts: PictureTexts): SVGSVGElement {
  const content: SVGElement[] = [];
  let y = MARGIN;
  const line = (className: string, text: string, step: number): void => {
    y += step;
    content.push(s('text', { class: className, x: MARGIN, y }, text));
  };
  line('picture-title', texts.title, 16);
  line('picture-quiet', texts.setting, 24);
  for (const note of texts.notes) line('picture-quiet', note, LINE);
  y += 26;
  content.push(
    s(
      'text',
      { class: 'picture-axis', x: WIDTH - MARGIN, y, 'text-anchor': 'end' },
      'time since the run began →',
    ),
  );
  y += 6;
  const whole = { ...look, selected: null };
  const drawing = drawingOf(model, whole, WIDTH - 2 * MARGIN, 'picture-clip');
  content.push(s('g', { transform: `translate(${String(MARGIN)} ${String(y)})` }, drawing.content));
  y += drawing.geometry.height + LINE;
  for (const entries of inLines(entriesOf(model, look))) {
    let x = MARGIN;
    for (const { sample, text } of entries) {
      content.push(
        s('g', { transform: `translate(${String(x + 12)} ${String(y)})` }, sample),
        s('text', { class: 'picture-legend', x: x + 28, y: y + 4 }, text),
      );
      x += widthOf(text);
    }
    y += LINE + 4;
  }
  for (const each of wrapCommand(texts.command, COMMAND_CHARACTERS).split('\n'))
    line('picture-command', each, 16);
  const height = y + MARGIN;
  return s(
    'svg',
    {
      class: 'diagram run-picture',
      width: WIDTH,
      height,
      viewBox: `0 0 ${String(WIDTH)} ${String(height)}`,
      role: 'img',
      'aria-label': texts.title,
    },
    s('rect', { class: 'picture-ground', width: WIDTH, height }),
    content,
  );
}

function entriesOf(
  model: Model,
  { colourBy, differsFrom, hiddenKinds, scale, whose }: Look,
): readonly Entry[] {
  return [
    ...kindEntries(model, colourBy)
      .filter(({ name }) => !hiddenKinds.has(name))
      .map(({ className, text }) => ({ sample: sampleOf(className), text })),
    ...signEntries(model).map(({ shape, text }) => ({ sample: shape, text })),
    ...(whose === null
      ? []
      : [
          {
            sample: s('circle', { class: 'selected', r: 6 }),
            text: `only what ${whoText(model, whose)} sends, gets and does`,
          },
        ]),
    ...(scale.cuts.length === 0
      ? []
      : [
          {
            sample: s('path', { class: 'break', d: 'M-8 -8h13v16h-13z' }),
            text: 'nothing is under way: cut out, as long as it says',
          },
        ]),
    ...(differsFrom === null
      ? []
      : [
          {
            sample: s('path', { class: 'fork-line', d: 'M0 -8V8' }),
            text: 'forked: the same before this line',
          },
        ]),
  ];
}

/** A message's line, a wave's edge, or a stretch of listening. */
function sampleOf(className: string): SVGElement {
  if (className === 'of-listening') return s('path', { class: 'listening', d: 'M-10 -3v6M-10 0H10' });
  const [isWave, sounds] = className.split(' ');
  if (isWave === 'of-wave') return s('path', { class: `wave ${sounds ?? ''}`, d: 'M-10 7L8 -7V7Z' });
  return s('path', { class: `message ${className}`, d: 'M-10 0H10' });
}

function inLines(entries: readonly Entry[]): readonly (readonly Entry[])[] {
  const lines: Entry[][] = [[]];
  let width = 0;
  for (const entry of entries) {
    width += widthOf(entry.text);
    if (width > WIDTH - 2 * MARGIN && lines.at(-1)!.length > 0) {
      lines.push([]);
      width = widthOf(entry.text);
    }
    lines.at(-1)!.push(entry);
  }
  return lines;
}

function widthOf(text: string): number {
  return SAMPLE + text.length * LETTER;
}
