import { createRegistry, createStream, type RunResult, type Scenario } from '@dmct/core';
import { builtInAttacks } from '@dmct/attacks';
import { dmct } from '@dmct/consensus-dmct';
import { simulate } from '@dmct/simulator';
import { describe, expect, it } from 'vitest';

const registry = createRegistry({ strategies: [dmct], attacks: builtInAttacks });
const ten = { nodes: 10, traitors: 3 };

/** Seeds under which half of the honest, rounded down, hold the first order in `inputs=split`. */
function evenSeeds(count: number, nodes: number, traitors: number): number[] {
  const seeds: number[] = [];
  for (let seed = 1; seeds.length < count; seed++) {
    const ids = Array.from({ length: nodes }, (_, id) => id);
    const faulty = new Set(createStream(seed, 'traitors').shuffle(ids).slice(0, traitors));
    const coins = createStream(seed, 'orders split');
    const heads = ids.map(() => coins.coin()).filter((coin, id) => coin && !faulty.has(id)).length;
    if (heads === Math.floor((nodes - traitors) / 2)) seeds.push(seed);
  }
  return seeds;
}

function tally(results: readonly RunResult[]) {
  const count = (test: (result: RunResult) => boolean): number => results.filter(test).length;
  return {
    right: count(({ verdicts }) => Object.values(verdicts).every((verdict) => verdict === 'holds')),
    wrong: count(({ verdicts }) => verdicts.agreement === 'violated' || verdicts.validity === 'violated'),
    undecided: count(({ decisions }) => decisions.undecided > 0),
  };
}

function unanimous(attack: string, runs: number, scenario: Partial<Scenario> = {}) {
  return tally(
    Array.from({ length: runs }, (_, at) =>
      simulate(registry, {
        strategy: 'dmct',
        attack,
        ...ten,
        topology: 'uniform',
        seed: at + 1,
        ...scenario,
      }),
    ),
  );
}

function even(attack: string, runs: number, scenario: Partial<Scenario> = {}) {
  const { nodes, traitors } = { ...ten, ...scenario };
  return tally(
    evenSeeds(runs, nodes, traitors).map((seed) =>
      simulate(registry, {
        strategy: 'dmct',
        attack,
        nodes,
        traitors,
        topology: 'uniform',
        seed,
        ...scenario,
        conditions: { inputs: 'split', ...scenario.conditions },
      }),
    ),
  );
}

describe('each receiver, what breaks it, and the receiver that mends it', () => {
  it('tone: chance, since a sum of random phasors has no fixed strength', () => {
    expect(unanimous('wrong-order', 20, { params: { receiver: 'tone' } }).right).toBeLessThan(5);
    expect(unanimous('wrong-order', 20).right).toBe(20);
  });

  it('energy: nearness', () => {
    const one = { nodes: 10, traitors: 1, params: { receiver: 'energy' } };
    const anywhere = unanimous('wrong-order', 30, one);
    const near = unanimous('nearer', 30, one);
    expect(near.right).toBeLessThan(anywhere.right - 5);
    expect(unanimous('nearer', 20).right).toBe(20);
  });

  it('energy: many emitters', () => {
    expect(unanimous('sybil', 10, { params: { receiver: 'energy' } }).right).toBe(0);
    expect(unanimous('sybil', 10).right).toBe(10);
  });

  it('range-gated: late emission; gates for each place err nowhere, though some then stay undecided', () => {
    const params = { receiver: 'range-gated' };
    expect(unanimous('nearer', 8, { params }).right).toBe(8);
    expect(unanimous('late-emission', 8, { params }).wrong).toBeGreaterThan(5);
    expect(unanimous('late-emission', 20).wrong).toBe(0);
    // Where light's way is long against the slots, a late pulse falls into nobody's gate.
    expect(unanimous('late-emission', 10, { topology: 'cities' }).right).toBe(10);
  });

  it('one-round plurality: ambiguity', () => {
    expect(even('ambiguous-emission', 30, { params: { rule: 'plurality' } }).wrong).toBeGreaterThan(24);
    expect(even('ambiguous-emission', 30)).toEqual({ right: 30, wrong: 0, undecided: 0 });
    const one = { attackParams: { pivots: 1 } };
    expect(even('ambiguous-emission', 30, one)).toEqual({ right: 30, wrong: 0, undecided: 0 });
  });

  it('one-round plurality without a floor of power: whispering', () => {
    const params = { rule: 'plurality', powerFloor: 0.01, subcarriers: 4 };
    expect(even('whispering', 20, { params }).wrong).toBeGreaterThan(10);
    expect(even('whispering', 20).right).toBe(20);
  });
});

describe('31 generals of which 15 lie in their own gates', () => {
  const most = { nodes: 31, traitors: 15 };
  it.each(['wrong-order', 'nearer', 'whispering', 'replay', 'ambiguous-emission', 'grinding'])(
    '%s',
    (attack) => {
      expect(unanimous(attack, 5, most).right).toBe(5);
      expect(even(attack, 5, most).right).toBe(5);
    },
  );
  it('louder, up to the cap', () => {
    const scenario = { ...most, attackParams: { gain: 1 } };
    expect(even('louder', 5, scenario).right).toBe(5);
  });
  it('louder than the cap: right on a common order, undecided rather than wrong on an even split', () => {
    expect(unanimous('louder', 5, most).right).toBe(5);
    expect(even('louder', 3, most).wrong).toBe(0);
  });
});

describe('outside the gates', () => {
  it.each([0.5, 1])('jamming stops it and never misleads it, lie share %d', (ratio) => {
    for (const power of [0.1, 1, 100]) {
      const { undecided, wrong } = unanimous('jamming', 8, {
        attackParams: { ratio, power },
        params: { rounds: 12 },
      });
      expect(wrong).toBe(0);
      expect(undecided).toBeGreaterThan(0);
    }
    const misled = unanimous('jamming', 4, { attackParams: { ratio: 1 }, params: { rule: 'last-round' } });
    expect(ratio === 1 ? misled.wrong : 4).toBe(4);
  });
  it.each([0.01, 0.1, 100])(
    'a lone jammer of both orders, power %d, jams to the end: undecided, never wrong',
    (power) => {
      // It doesn't hear itself: the replica inside decides at once, and would fall silent.
      const jammed = unanimous('jamming', 6, {
        traitors: 1,
        attackParams: { power },
        params: { rounds: 12 },
      });
      expect(jammed.wrong).toBe(0);
      expect(jammed.undecided).toBeGreaterThanOrEqual(power < 0.1 ? 0 : 5);
      expect(jammed.right + jammed.undecided).toBe(6);
    },
  );
  it.each([0.01, 0.03, 0.1])('a faint jammer of the lie alone, power %d, misleads nobody', (power) => {
    const faint = { attackParams: { power, ratio: 1 }, params: { rounds: 30 } };
    expect(unanimous('jamming', 12, { ...faint, traitors: 1 }).wrong).toBe(0);
    expect(unanimous('jamming', 6, { ...faint, traitors: 3 }).wrong).toBe(0);
    expect(even('jamming', 6, { ...faint, traitors: 1 }).wrong).toBe(0);
    // Few generals on little ground: most rounds leave no gate quiet.
    expect(unanimous('jamming', 12, { ...faint, nodes: 4, traitors: 1 }).wrong).toBe(0);
  });
  it('it misleads whom the others left behind, where nobody listens to quiet gates', () => {
    const faint = { traitors: 1, attackParams: { power: 0.03, ratio: 1 } };
    const params = { rounds: 30, quietGates: 0 };
    expect(unanimous('jamming', 12, { ...faint, params }).wrong).toBeGreaterThan(2);
    const speaking = { ...params, lingerRounds: 1000 };
    expect(unanimous('jamming', 12, { ...faint, params: speaking }).wrong).toBe(0);
  });
  it('a jammer jams for all of its energy, and no longer', () => {
    const lone = { traitors: 1, params: { rounds: 12 } };
    // A hundred times an honest general's 8 to 10 mW for the 0.34 ms that twelve rounds last takes 0.3 mJ.
    expect(unanimous('jamming', 6, { ...lone, attackParams: { joules: 1e-4 } }).right).toBe(6);
    expect(unanimous('jamming', 6, { ...lone, attackParams: { joules: 1e-3 } })).toEqual({
      right: 0,
      wrong: 0,
      undecided: 6,
    });
  });
  it('a jammer whose energy is spent lets it go on', () => {
    expect(unanimous('jamming', 10, { attackParams: { joules: 1e-6 } }).right).toBe(10);
  });
  it('traitors who never tire mislead nobody in their gates, and more than others do outside', () => {
    const tireless = { traitors: 4, attackParams: { tireless: true }, params: { rounds: 12 } };
    for (const attack of ['louder', 'whispering', 'nearer']) {
      const attackParams = { tireless: true, ...(attack === 'louder' ? { gain: 1 } : {}) };
      expect(unanimous(attack, 4, { ...tireless, attackParams }).right).toBe(4);
    }
    expect(unanimous('gate-capture', 5, { traitors: 1 }).right).toBe(5);
    expect(unanimous('gate-capture', 5, { ...tireless, traitors: 1 })).toEqual({
      right: 0,
      wrong: 0,
      undecided: 5,
    });
    const strays = unanimous('early-emission', 10, tireless).wrong;
    expect(strays).toBeGreaterThan(unanimous('early-emission', 10, { ...tireless, attackParams: {} }).wrong);
  });
  it('gate capture stops it where f gates are the liars own, and does not where there is room', () => {
    expect(unanimous('gate-capture', 5)).toEqual({ right: 0, wrong: 0, undecided: 5 });
    expect(unanimous('gate-capture', 10, { traitors: 1, attackParams: { capturedGates: 1 } }).right).toBe(10);
  });
  it('an array that hears where waves come from is not captured, though as many lie as may', () => {
    const array = { traitors: 4, params: { receiver: 'array' } };
    expect(unanimous('gate-capture', 2, array).right).toBe(2);
    expect(even('colluding-synthesis', 2, array).right).toBe(2);
    // Antennas that stand a sixth of a wave off suppress nothing.
    const crude = { traitors: 4, params: { receiver: 'array', calibrationRadians: 1 } };
    expect(unanimous('gate-capture', 2, crude).right).toBe(0);
  });
  it('an array with no more antennas than places is stopped as one antenna is, and not misled', () => {
    const few = { traitors: 4, params: { receiver: 'array', antennas: 8, rounds: 4 } };
    expect(unanimous('gate-capture', 5, few)).toEqual({ right: 0, wrong: 0, undecided: 5 });
  });
  it('place spoofing misleads nobody', () => {
    for (const colluding of [false, true]) {
      expect(unanimous('place-spoofing', 10, { attackParams: { colluding } }).wrong).toBe(0);
    }
  });
  it('two tongues split an even half unless the ranks leave room for them', () => {
    expect(even('directional', 20, { traitors: 1 }).wrong).toBeGreaterThan(3);
    expect(even('directional', 20, { traitors: 1, params: { spread: 1 } }).right).toBe(20);
    // Room is safety: more than it can decide under, it leaves undecided.
    expect(even('directional', 10, { traitors: 2, params: { spread: 2 } }).wrong).toBe(0);
  });
  it.each(['clock-jitter', 'beam-steering', 'early-emission', 'colluding-synthesis'])(
    '%s does not make a common order wrong',
    (attack) => {
      expect(unanimous(attack, 10).wrong).toBe(0);
    },
  );
});
