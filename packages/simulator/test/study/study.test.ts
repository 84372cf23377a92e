import { UsageError } from '@dmct/core';
import { describe, expect, it } from 'vitest';
import type { StudyDesign, StudyProgress } from '../../src/study/design.js';
import { study } from '../../src/study/study.js';
import { createFakeSimulator, createTestRegistry } from './runs.js';

const registry = createTestRegistry();
const design: StudyDesign = {
  strategies: ['voting', 'plain'],
  attacks: ['none', 'stuffing'],
  nodes: 4,
  traitors: 1,
  seeds: 3,
  seed: 40,
  params: { voting: { width: 2 } },
  attackParams: { stuffing: { strength: 5 } },
  topology: 'line',
  workload: 'log',
  conditions: { requests: 7 },
  horizonSeconds: 9,
  replay: 'dmct compare',
};

describe('study', () => {
  it('has a row for each attack and strategy, in the order given', () => {
    const { rows } = study(registry, design, createFakeSimulator());
    expect(rows.map(({ attack, strategy }) => [attack, strategy])).toEqual([
      ['none', 'voting'],
      ['none', 'plain'],
      ['stuffing', 'voting'],
      ['stuffing', 'plain'],
    ]);
  });

  it('gives every pair the same seeds, and each its own parameters', () => {
    const simulator = createFakeSimulator();
    study(registry, design, simulator);
    expect(simulator.asked.map(({ seed }) => seed)).toEqual([40, 41, 42, 40, 41, 42, 40, 41, 42]);
    expect(simulator.asked[6]).toEqual({
      strategy: 'voting',
      attack: 'stuffing',
      nodes: 4,
      traitors: 1,
      seed: 40,
      params: { width: 2 },
      attackParams: { strength: 5 },
      topology: 'line',
      workload: 'log',
      conditions: { requests: 7 },
      horizonSeconds: 9,
    });
    expect(simulator.asked[3]).toMatchObject({ strategy: 'plain', params: {}, attackParams: {} });
  });

  it('says what it was: conditions in full, own f by parameters, replay', () => {
    const comparison = study(registry, design, createFakeSimulator());
    expect(comparison.conditions).toMatchObject({
      requests: 7,
      routeFactor: 2.1,
      topology: 'line',
      workload: 'log',
      nodes: 4,
      traitors: 1,
      seeds: 3,
      seed: 40,
    });
    expect(comparison.replay).toBe('dmct compare');
    expect(comparison.rows[0]).toMatchObject({
      title: 'The voting one',
      documented: null,
      assumptions: ['reliable-links'],
      faultsTolerated: 2,
      resource: 'replicas',
    });
    expect(comparison.rows[1]?.faultsTolerated).toBe(3);
  });

  it('a pair that does not fit is a row with the reason, and is not run', () => {
    const row = study(registry, design, createFakeSimulator()).rows[3];
    expect(row?.measured).toBeNull();
    expect(row?.refused).toMatch(/stuffing needs the surface votes, which plain does not have/);
  });

  it('a pair that the simulator refuses is a row with the reason; the others run on', () => {
    const simulator = createFakeSimulator(({ strategy }) => {
      if (strategy === 'voting') throw new UsageError('too many messages: use less');
      return {};
    });
    const { rows } = study(registry, { ...design, attacks: ['none'], attackParams: {} }, simulator);
    expect(rows[0]).toMatchObject({ measured: null, refused: 'too many messages: use less' });
    expect(rows[1]).toMatchObject({ measured: { runs: 3 }, refused: null });
  });

  it('a fault goes through', () => {
    const simulator = createFakeSimulator(() => {
      throw new TypeError('a fault of ours');
    });
    expect(() => study(registry, design, simulator)).toThrow(TypeError);
  });

  it('tells how far it is, up to the end, pairs that are not run included', () => {
    const seen: StudyProgress[] = [];
    study(registry, design, { ...createFakeSimulator(), onProgress: (progress) => seen.push(progress) });
    const done = seen.map((progress) => progress.done);
    expect([...done].sort((a, b) => a - b)).toEqual(done);
    expect(seen[0]).toEqual({ done: 0, total: 12, label: 'voting under none' });
    expect(seen.at(-1)?.done).toBe(12);
    expect(new Set(seen.map(({ total }) => total))).toEqual(new Set([12]));
  });

  it.each<[string, Partial<StudyDesign>, RegExp]>([
    ['an unknown strategy', { strategies: ['plane'] }, /no strategy "plane".*plain/],
    ['an unknown attack', { attacks: ['nun'] }, /no attack "nun"/],
    ['an unknown parameter', { params: { plain: { widht: 2 } } }, /no parameter "widht".*"width"/],
    ['parameters of a strategy outside', { strategies: ['plain'] }, /"voting", which isn't in this study/],
    ['an unknown condition', { conditions: { los: 1 } }, /no parameter "los"/],
    ['a strategy twice', { strategies: ['plain', 'plain'], params: {} }, /listed twice/],
    ['no strategy', { strategies: [], params: {} }, /at least one strategy/],
    ['more traitors than nodes', { traitors: 5 }, /more traitors \(5\) than nodes \(4\)/],
    ['negative nodes', { nodes: -3 }, /nodes must be a whole number/],
    ['NaN seeds', { seeds: NaN }, /seeds must be a whole number/],
    ['no seeds', { seeds: 0 }, /seeds must be a whole number from 1 to/],
    ['a horizon of NaN', { horizonSeconds: NaN }, /horizon must be a number/],
    ['an unknown topology', { topology: 'moon' as 'line' }, /no topology "moon"; there are: cities/],
    ['an unknown workload', { workload: 'play' as 'log' }, /no workload "play"; there are: orders, log/],
    ['a seed too large', { seed: Number.MAX_SAFE_INTEGER }, /last seed is above/],
  ])('refuses %s as a whole', (_, changes, message) => {
    const attempt = () => study(registry, { ...design, ...changes }, createFakeSimulator());
    expect(attempt).toThrow(UsageError);
    expect(attempt).toThrow(message);
  });
});
