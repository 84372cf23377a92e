import type { Chart } from '@dmct/reporters';
import { parseHTML } from 'linkedom';
import { expect, it } from 'vitest';
import { chartSvg } from '../src/chart.js';

const SHARE = { label: 'share', scale: 'linear', ends: [0, 1] } as const;
const point = (category: string, value: number | null, text: string) => ({
  ...{ category, value, text },
  interval: value === null ? null : { low: value / 2, high: value },
});

function textsOf(chart: Chart): readonly string[] {
  const { document } = parseHTML(`<html><body>${chartSvg(chart)}</body></html>`);
  return [...document.querySelectorAll('text')].map((each) => each.textContent ?? '');
}

it('says in every row without a dot why it has none, in a panel without any dot too', () => {
  const texts = textsOf({
    ...{ kind: 'dots', title: 'Right', axis: SHARE, categoryLabel: 'Approach', panelLabel: 'Attack' },
    panels: [
      { name: 'none', points: [point('pbft', 1, '3/3'), point('dmct', 0.5, '1/2')] },
      { name: 'louder', points: [point('pbft', null, 'not run'), point('dmct', 0.2, '1/5')] },
      { name: 'grinding', points: [point('pbft', null, 'not run'), point('dmct', null, 'nothing decided')] },
    ],
  });
  expect(texts.filter((text) => text === 'not run')).toHaveLength(2);
  expect(texts).toContain('nothing decided');
  for (const panel of ['none', 'louder', 'grinding']) expect(texts).toContain(panel);
});

it('draws the interval of every point that has one', () => {
  const interval = { low: 0.2, high: 0.8 };
  const svg = chartSvg({
    ...{ kind: 'lines', title: 'Right by liars', x: { label: 'liars', scale: 'linear' }, y: SHARE },
    series: [
      {
        name: 'right',
        points: [
          { x: 1, y: 0.5, interval },
          { x: 2, y: 0.5, interval: null },
          { x: 3, y: 0.5, interval },
        ],
      },
    ],
  });
  const { document } = parseHTML(`<html><body>${svg}</body></html>`);
  const heights = [...document.querySelectorAll('g[aria-label], g')]
    .flatMap((group) => [...group.querySelectorAll('line[stroke]')])
    .map((line) => Math.abs(Number(line.getAttribute('y2')) - Number(line.getAttribute('y1'))));
  expect(new Set(heights).size).toBeGreaterThan(0);
  expect(new Set([...document.querySelectorAll('line[stroke]')]).size).toBe(2);
});
