import { formatNumber, formatScaled, metric } from '@dmct/reporters';
import { s } from '../../ui/dom.js';
import type { Heard } from './listen.js';
import type { Side, Stage } from './stage.js';

const HERTZ = metric('Hz');

/** What the plot is drawn in, px. */
export const SPECTRUM_SIZE = { width: 320, height: 96 } as const;

/** Amplitude by frequency as each receiver looks at it; both tones are marked. */
export function spectrumPlot(stage: Stage, heard: Heard): SVGSVGElement {
  const { amplitudes, frequenciesHz } = heard.spectrum;
  const low = frequenciesHz[0]!;
  const span = frequenciesHz[frequenciesHz.length - 1]! - low || 1;
  const beamed = heard.arraySpectrum?.amplitudes ?? new Float64Array(0);
  const most = Math.max(heard.noiseFloor, ...amplitudes, ...heard.energySpectrum.amplitudes);
  const x = (hertz: number): number => 6 + ((hertz - low) / span) * (SPECTRUM_SIZE.width - 12);
  const y = (share: number): number => SPECTRUM_SIZE.height - 22 - share * (SPECTRUM_SIZE.height - 34);
  const line = (strengths: Float64Array, scale: number): string =>
    `M${[...frequenciesHz].map((hertz, index) => `${x(hertz).toFixed(1)} ${y(strengths[index]! / scale).toFixed(1)}`).join('L')}`;
  const looked = heard.energySpectrum.amplitudes;
  const mark = (side: Side, hertz: number): SVGElement =>
    s(
      'g',
      { class: `mark ${side}` },
      s('line', { x1: x(hertz), x2: x(hertz), y1: 8, y2: SPECTRUM_SIZE.height - 22 }),
      s(
        'text',
        {
          x: x(hertz),
          y: SPECTRUM_SIZE.height - 8,
          'text-anchor': hertz < (stage.truthHz + stage.lieHz) / 2 ? 'end' : 'start',
        },
        `${side} ${formatScaled(hertz, HERTZ)}`,
      ),
    );
  return s(
    'svg',
    {
      class: 'spectrum',
      viewBox: `0 0 ${SPECTRUM_SIZE.width} ${SPECTRUM_SIZE.height}`,
      role: 'img',
      'aria-label': `Spectrum: strongest line ${formatNumber(most)} volts per metre; the numbers are in the table below`,
    },
    mark('truth', stage.truthHz),
    mark('lie', stage.lieHz),
    s('path', { class: 'line looks', d: line(looked, most) }),
    beamed.length > 0 &&
      s('path', { class: 'line beams', d: line(beamed, Math.max(heard.noiseFloor, ...beamed)) }),
    s('path', { class: 'line', d: line(amplitudes, most) }),
    s('text', { class: 'most', x: 8, y: 10 }, `${formatNumber(most)} V/m`),
    s('line', { class: 'axis', x1: 6, x2: 6, y1: 12, y2: SPECTRUM_SIZE.height - 22 }),
    s('line', {
      class: 'axis',
      x1: 6,
      x2: SPECTRUM_SIZE.width - 6,
      y1: SPECTRUM_SIZE.height - 22,
      y2: SPECTRUM_SIZE.height - 22,
    }),
  );
}
