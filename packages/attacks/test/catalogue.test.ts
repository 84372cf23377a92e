import { builtInAttacks } from '@dmct/attacks';
import { createRegistry, describeParams, fitOf, parseParams } from '@dmct/core';
import { describe, expect, it } from 'vitest';
import { createChorus } from './support/chorus.js';
import { createCommand } from './support/command.js';
import { attackRun } from './support/run.js';
import { toyChain } from './support/toy-chain.js';
import { toyNotaries } from './support/toy-notaries.js';

const message = createCommand(true);
const waves = createChorus({ receiver: 'energy' });

/** Names of the attacks on fields, which fit what radiates. */
const ON_FIELDS = [
  'louder',
  'cancel',
  'late-emission',
  'nearer',
  'whispering',
  'replay',
  'ambiguous-emission',
  'gate-capture',
  'colluding-synthesis',
  'directional',
  'beam-steering',
  'jamming',
  'sybil',
  'place-spoofing',
  'grinding',
  'early-emission',
  'clock-jitter',
  'adaptive',
];

function fitting(strategy: Parameters<typeof fitOf>[0]): readonly string[] {
  return builtInAttacks.filter((attack) => fitOf(strategy, attack).fits).map(({ name }) => name);
}

describe('the built-in attacks', () => {
  it('have the names that scripts rely on, and fit into one registry', () => {
    const { attacks } = createRegistry({ attacks: builtInAttacks });
    expect(attacks.all.map(({ name }) => name)).toEqual([
      'none',
      'silence',
      'wrong-order',
      'equivocation',
      'collusion',
      'delay',
      'partition',
      'slow-primary',
      'starvation',
      'majority',
      'double-spend',
      'eclipse',
      ...ON_FIELDS,
    ]);
  });

  it.each(builtInAttacks.map((attack) => [attack.name, attack] as const))(
    '%s has parameters with defaults and words, and says where it comes from',
    (name, attack) => {
      expect(() => parseParams(`attack ${name}`, attack.params, {})).not.toThrow();
      for (const { description } of describeParams(attack.params)) expect(description).not.toBe('');
      expect(attack.citations.length > 0 || name === 'none').toBe(true);
    },
  );

  it('fit what offers the surface that they need', () => {
    const onValues = ['none', 'silence', 'wrong-order', 'equivocation'];
    const onMessages = ['delay', 'partition', 'majority'];
    expect(fitting(message)).toEqual([...onValues, ...onMessages]);
    expect(fitting(toyChain)).toEqual([...onValues, ...onMessages, 'double-spend', 'eclipse']);
    expect(fitting(toyNotaries)).toEqual([
      ...onValues,
      'collusion',
      'delay',
      'partition',
      'slow-primary',
      'starvation',
      'majority',
      'double-spend',
      'eclipse',
    ]);
    expect(fitting(waves)).toEqual([
      'none',
      'silence',
      'wrong-order',
      'equivocation',
      'collusion',
      'majority',
      ...ON_FIELDS,
    ]);
  });

  it('are refused with the reason where they do not fit', () => {
    for (const attack of builtInAttacks) {
      const fit = fitOf(waves, attack);
      if (fit.fits) expect(() => attackRun(waves, attack, { topology: 'uniform' })).not.toThrow();
      else expect(() => attackRun(waves, attack)).toThrow(fit.reason);
    }
  });

  it('use no power that they did not declare, with any of their switches', () => {
    const switched = [
      ['equivocation', { directional: true }],
      ['partition', { drop: true }],
      ['delay', { factor: 3 }],
      ['majority', { partitionSeconds: 10 }],
    ] as const;
    for (const [name, attackParams] of switched) {
      const attack = builtInAttacks.find((candidate) => candidate.name === name);
      for (const strategy of [message, waves, toyChain, toyNotaries]) {
        if (attack === undefined || !fitOf(strategy, attack).fits) continue;
        expect(() => attackRun(strategy, attack, { attackParams, topology: 'uniform' })).not.toThrow();
      }
    }
  });
});
