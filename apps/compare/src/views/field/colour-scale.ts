import { formatNumber } from '@dmct/reporters';
import { s } from '../../ui/dom.js';
import { tonesIn } from './kinds.js';
import {
  amplitudeStrength,
  coherenceStrength,
  colourOf,
  referenceOf,
  waveStrength,
  type Mode,
  type Palette,
} from './paint.js';
import { rgbText } from './palette.js';
import type { Side, Stage } from './stage.js';

/** What the scale is drawn in, px. */
export const SCALE_SIZE = { width: 210, height: 34 } as const;
const [LEFT, BAR_WIDTH, BAR_HEIGHT] = [22, 166, 7];
const STEPS = 48;
/** The scale ends at this many references: the colour has three quarters of its strength. */
const REFERENCES = 2;

/** What the colours say in numbers: a row for each tone that is sounded, the truth's on top, from its least to its most. */
export function colourScale(stage: Stage, mode: Mode, palette: Palette): SVGSVGElement {
  const { least, most, strengthOf, unit } = scaleOf(stage, mode);
  const tones = tonesIn(stage);
  const row = (side: Side, y: number): SVGElement[] =>
    Array.from({ length: STEPS }, (_, step) => {
      const value = least + ((step + 0.5) / STEPS) * (most - least);
      return s('rect', {
        x: LEFT + (step * BAR_WIDTH) / STEPS,
        y,
        width: BAR_WIDTH / STEPS + 0.3,
        height: BAR_HEIGHT,
        fill: rgbText(colourOf(palette, side === 'lie' ? 1 : 0, strengthOf(value))),
      });
    });
  const ticks = least < 0 ? [least, 0, most] : [least, most];
  const name = (value: number): string =>
    value === most && unit !== '' ? `${formatNumber(value, 2)} ${unit}` : formatNumber(value, 2);
  return s(
    'svg',
    {
      class: 'colour-scale',
      width: SCALE_SIZE.width,
      height: SCALE_SIZE.height,
      viewBox: `0 0 ${SCALE_SIZE.width} ${SCALE_SIZE.height}`,
      role: 'img',
      'aria-label': `Colours: ${WORDS[mode]}, from ${name(least)} to ${name(most)}; ${tones.map((tone) => `${tone} ${tone === 'truth' ? 'blue' : 'orange'}`).join(', ')}`,
    },
    tones.map((tone, index) => row(tone, 1 + index * BAR_HEIGHT)),
    ticks.map((value) =>
      s(
        'text',
        {
          x: LEFT + ((value - least) / (most - least)) * BAR_WIDTH,
          y: 1 + tones.length * BAR_HEIGHT + 13,
          'text-anchor': 'middle',
        },
        name(value),
      ),
    ),
  );
}

const WORDS: Readonly<Record<Mode, string>> = {
  wave: 'the field at this moment',
  amplitude: 'how strongly the field swings',
  coherence: 'coherence',
};

interface Scale {
  readonly least: number;
  readonly most: number;
  readonly unit: string;
  readonly strengthOf: (value: number) => number;
}

function scaleOf(stage: Stage, mode: Mode): Scale {
  if (mode === 'coherence') return { least: 0, most: 1, unit: '', strengthOf: coherenceStrength };
  const reference = referenceOf(stage);
  // A round number of volts per metre, near to the end that was meant.
  const most = Number((REFERENCES * reference).toPrecision(1));
  return mode === 'wave'
    ? { least: -most, most, unit: 'V/m', strengthOf: (value) => waveStrength(value / reference) }
    : { least: 0, most, unit: 'V/m', strengthOf: (value) => amplitudeStrength(value / reference) };
}
