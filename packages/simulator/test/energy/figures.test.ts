import { describe, expect, it } from 'vitest';
import * as figures from '../../src/energy/figures.js';

const { BITCOIN_EFFICIENCY, BITCOIN_POWER, blockJoules, ETHEREUM_POWER, networkJoulesPerBit } = figures;
const JOULES_PER_KWH = 3.6e6;

describe('published figures', () => {
  it('Bitcoin: 2.618 GWh a block', () => {
    expect((BITCOIN_POWER.value * 600) / JOULES_PER_KWH / 1e6).toBeCloseTo(2.618, 3);
  });

  it('Bitcoin by difficulty: 1.814 GWh at nBits 17053894', () => {
    const joules = blockJoules(53911173001054.59, BITCOIN_EFFICIENCY.value);
    expect(joules / JOULES_PER_KWH / 1e6).toBeCloseTo(1.814, 3);
  });

  it('Ethereum: 0.989 kWh a slot', () => {
    expect((ETHEREUM_POWER.value * 12) / JOULES_PER_KWH).toBeCloseTo(0.989, 3);
  });

  it('the network: 0.06 kWh/GB in 2015, about 0.84 microjoule a bit in 2025', () => {
    expect((networkJoulesPerBit(2015) * 8e9) / JOULES_PER_KWH).toBeCloseTo(0.06, 12);
    expect(networkJoulesPerBit(2025) * 1e6).toBeCloseTo(0.84, 2);
    expect(networkJoulesPerBit(2017) / networkJoulesPerBit(2015)).toBeCloseTo(0.5, 12);
  });

  it('each has a unit, a source and a year', () => {
    const all = Object.values(figures).filter((entry) => typeof entry === 'object');
    expect(all.length).toBeGreaterThan(8);
    for (const { value, unit, source, year } of all) {
      expect(value).toBeGreaterThan(0);
      expect(unit).toMatch(/\S/);
      expect(source).toMatch(/\S/);
      expect(year).toBeGreaterThan(2000);
    }
  });
});
