import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatMean,
  formatNeed,
  formatNumber,
  formatProportion,
  formatRange,
  formatScaled,
  JOULES,
  SECONDS,
  wrapCommand,
  wrapText,
} from '@dmct/reporters';

describe('numbers', () => {
  it.each([
    [0, '0'],
    [-0, '0'],
    [3, '3'],
    [123456, '123456'],
    [0.123456, '0.123'],
    [66.7128, '66.7'],
    [1.2e21, '1.2e21'],
    [5e-324, '4.94e-324'],
    [0.00099999, '0.001'],
    [999999.6, '1e6'],
    [-2.5, '-2.5'],
    [null, '–'],
    [undefined, '–'],
    [NaN, '–'],
    [Infinity, '–'],
  ])('%s is %s', (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });
});

describe('units', () => {
  it.each([
    [0, '0 s'],
    [1e-12, '0.001 ns'],
    [0.0671, '67.1 ms'],
    [1, '1 s'],
    [59.9, '59.9 s'],
    [954, '15.9 min'],
    [3600, '1 h'],
    [1e9, '11600 d'],
    [null, '–'],
    [NaN, '–'],
  ])('%s s reads %s', (value, text) => {
    expect(formatScaled(value, SECONDS)).toBe(text);
  });

  it.each([
    [0, '0 J'],
    [1.4e-10, '140 pJ'],
    [999, '999 J'],
    [1.15e6, '1.15 MJ'],
    [3.6e6, '1 kWh'],
    [9.42e12, '2.62 GWh'],
    [1e30, '2.78e14 TWh'],
    [-5, '-5 J'],
  ])('%s J reads %s', (value, text) => {
    expect(formatScaled(value, JOULES)).toBe(text);
  });

  it('a need is named from its unit', () => {
    expect(formatNeed('bandwidthHz', 2e9)).toBe('bandwidth 2 GHz');
    expect(formatNeed('transmitPowerWatts', 0.0021)).toBe('transmit power 2.1 mW');
    expect(formatNeed('bitsPerSecondPerNode', 812.4)).toBe('812 bit/s per node');
    expect(formatNeed('transmitWattsOver20000Km', 2810)).toBe('transmit 2.81 kW over 20000 km');
    expect(formatNeed('stake per validator (ETH)', 32)).toBe('stake per validator (ETH) 32');
    expect(formatNeed('antennas', 1)).toBe('antennas 1');
    expect(formatNeed('clockAccuracySeconds', 5e-8)).toBe('clock accuracy 50 ns');
  });
});

describe('intervals', () => {
  it('share one unit with their mean', () => {
    const mean = { mean: 0.067, interval: { low: 0.0005, high: 1.2 }, samples: 3 };
    expect(formatMean(mean, SECONDS)).toBe('67 ms (0.5–1200)');
  });

  it('are left out without ends, and say so where no two samples differ', () => {
    const sample = { mean: 2, interval: { low: -Infinity, high: Infinity }, samples: 1 };
    expect(formatMean(sample, SECONDS)).toBe('2 s');
    expect(formatMean({ ...sample, interval: { low: 2, high: 2 } }, SECONDS)).toBe('2 s (no spread)');
    const hair = { low: 2 - 1e-12, high: 2 + 1e-12 };
    expect(formatMean({ ...sample, interval: hair }, SECONDS)).toBe('2 s (spread under 0.1 %)');
    expect(formatMean(null, SECONDS)).toBe('–');
  });

  it.each([
    [561, 332, 790, '332–790 J'],
    [561, 559.6, 562.4, '559.6–562.4 J'],
    [3245.125, 3245.12, 3245.13, 'spread under 0.1 %'],
    [3249, 3244.9, 3250.1, '3.2449–3.2501 kJ'],
    [431, 0, 2248.9, '0–2250 J'],
    [0, 0, 0, 'no spread'],
  ])('of %s J from %s to %s is said as %s', (mean, low, high, text) => {
    expect(formatRange({ mean, interval: { low, high }, samples: 5 }, JOULES)).toBe(text);
  });

  it('tell their ends apart by the digits of their width, and never with more than two of them', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-6, max: 1e12, noNaN: true }),
        fc.double({ min: -5, max: -0.01, noNaN: true }),
        (mean, exponent) => {
          const half = (mean * Number(`1e${exponent.toFixed(0)}`)) / 2;
          const interval = { low: mean - half, high: mean + half };
          const text = formatRange({ mean, interval, samples: 5 }, JOULES) ?? '';
          if (!/^\d/.test(text)) return text === 'spread under 0.1 %' && half < 0.001 * mean;
          const [low = '', high = ''] = (text.split(' ')[0] ?? '').split('–');
          return low !== high && low.replace(/\D/g, '').replace(/^0+/, '').length <= 5;
        },
      ),
    );
  });

  it('never round a proportion to certainty', () => {
    const interval = { low: 0.004, high: 0.996 };
    expect(formatProportion({ count: 1, runs: 2, rate: 0.5, interval })).toBe('1/2 (0.4–99.6 %)');
  });
});

describe('wrapping', () => {
  it('keeps within the width and keeps every letter', () => {
    const text = 'synchronised-clocks, honest-two-thirds-stake, partial-synchrony';
    for (let width = 5; width < 70; width++) {
      const lines = wrapText(text, width).split('\n');
      expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(width);
      expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
    }
  });

  it('a wrapped command is still one command', () => {
    const command = "dmct run pbft --attack silence --condition 'crashes=[1, 2]' --seed 4";
    const wrapped = wrapCommand(command, 30);
    expect(wrapped.split('\n').every((line) => line.length <= 36)).toBe(true);
    expect(wrapped.replaceAll(/ \\\n\s*/g, ' ')).toBe(command);
  });
});
