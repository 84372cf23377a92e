import { wilson, type ClaimResult } from '@dmct/core';
import { describe, expect, it } from 'vitest';
import { claimCharts, formatTick } from '../src/index.js';

function claimWith(
  columns: readonly string[],
  ...rows: readonly (readonly (string | number)[])[]
): ClaimResult {
  return {
    ...{ id: 'a-claim', statement: 'It holds.', source: '1', rule: 'a rule', verdict: 'supported' },
    ...{ condition: null, metric: 'a metric' },
    evidence: {
      metric: 'a metric',
      value: 1,
      interval: null,
      samples: 3,
      data: { table: { columns, rows } },
    },
  };
}

describe('a claim’s table as charts', () => {
  it('joins by lines only what stands at quantities: rows with names are dots', () => {
    const named = claimCharts(claimWith(['rule', 'power'], ['one', 1], ['two', 2], ['three', 3]));
    expect(named.map(({ kind }) => kind)).toEqual(['dots']);
    const ordered = claimCharts(claimWith(['emitters', 'power'], [1, 1], [2, 2], [4, 3]));
    expect(ordered.map(({ kind }) => kind)).toEqual(['lines']);
  });

  it('draws columns of one quantity on one axis, and others apart', () => {
    const charts = claimCharts(
      claimWith(
        ['emitters', 'crossings, least', 'crossings, most', 'energy, J'],
        [1, 1, 2, 1e-9],
        [2, 2, 3, 1e-8],
        [4, 3, 4, 1e-7],
      ),
    );
    expect(charts.map((chart) => (chart.kind === 'lines' ? chart.series.length : 0))).toEqual([2, 1]);
  });

  it('draws no column whose rows are of different quantities', () => {
    expect(claimCharts(claimWith(['column', 'measured'], ['energy, J', 1e8], ['finality, s', 3941]))).toEqual(
      [],
    );
    expect(claimCharts(claimWith(['measure', 'value'], ['right', '40 of 40'], ['tries', 102546]))).toEqual(
      [],
    );
  });

  it('reads a count before its total as a share, and draws no total', () => {
    const [chart, ...others] = claimCharts(
      claimWith(['liars', 'right', 'of'], ['five', 50, 100], ['six', 0, 40]),
    );
    expect(others).toEqual([]);
    if (chart?.kind !== 'dots') throw new Error('no dots');
    expect(chart.panels[0]?.points.map(({ value }) => value)).toEqual([0.5, 0]);
    expect(chart.axis.ends).toEqual([0, 1]);
  });

  it('gives every row a name of its own, and leaves a gap where nothing was run', () => {
    const [chart] = claimCharts(
      claimWith(
        ['strategy', 'assumption', 'right'],
        ['a', 'x', '1 of 2'],
        ['a', 'y', 'not run'],
        ['b', 'x', '2 of 2'],
      ),
    );
    if (chart?.kind !== 'dots') throw new Error('no dots');
    const points = chart.panels[0]?.points ?? [];
    expect(points.map(({ category }) => category)).toEqual(['a, x', 'a, y', 'b, x']);
    expect(points.map(({ value }) => value)).toEqual([0.5, null, 1]);
  });

  it('gives every share Wilson’s interval, and a number none: of its spread the table says nothing', () => {
    const [shares] = claimCharts(claimWith(['rule', 'right'], ['a', '8 of 200'], ['b', '0 of 40']));
    if (shares?.kind !== 'dots') throw new Error('no dots');
    expect(shares.panels[0]?.points.map(({ interval }) => interval)).toEqual([
      wilson(8, 200).interval,
      wilson(0, 40).interval,
    ]);
    const [lines] = claimCharts(
      claimWith(['liars', 'right', 'of'], [1, 200, 200], [2, 100, 200], [3, 0, 200]),
    );
    if (lines?.kind !== 'lines') throw new Error('no lines');
    expect(lines.series[0]?.points[1]?.interval).toEqual(wilson(100, 200).interval);
    const [numbers] = claimCharts(claimWith(['rule', 'power'], ['one', 1], ['two', 2]));
    if (numbers?.kind !== 'dots') throw new Error('no dots');
    expect(numbers.panels[0]?.points.map(({ interval }) => interval)).toEqual([null, null]);
  });

  it('marks an axis of joules or seconds in the units in which it reads best', () => {
    const [chart] = claimCharts(claimWith(['strategy', 'energy, J'], ['a', 155], ['b', 1.12e8]));
    if (chart?.kind !== 'dots') throw new Error('no dots');
    expect(chart.axis.label).toBe('energy');
    expect(formatTick(chart.axis, 3.6e6)).toBe('1 kWh');
  });
});
