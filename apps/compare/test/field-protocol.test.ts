import { adaptive } from '@dmct/attacks';
import { createBuiltInRegistry } from '@dmct/catalog';
import { createRegistry, defineAttack, ForwardingOut, ForwardingReplica, type Emission } from '@dmct/core';
import { dmct, dmctSeed } from '@dmct/consensus-dmct';
import { simulate } from '@dmct/simulator';
import { describe, expect, it } from 'vitest';
import { PRESETS } from '../src/views/field/presets.js';
import { protocolIds, scenarioOfStage, type WaveStrategy } from '../src/views/field/protocol-run.js';
import { attackWords, unplayedOf } from '../src/views/field/protocol-words.js';
import { withAdded, withEmitter } from '../src/views/field/stage-edits.js';
import type { Stage } from '../src/views/field/stage.js';

const CONTEXT = { seed: 3, truthHz: 1.02e9, lieHz: 1.04e9 };
const scene = (name: string): Stage => PRESETS.find((preset) => preset.name === name)!.create(CONTEXT);
const TURN = 2 * Math.PI;

/** What a general meant to radiate, and what it did radiate. */
interface Radiated {
  readonly meant: Emission;
  readonly waves: readonly Emission[];
}

/** The first emission of each general in the run of a scene, by number: strategy and attack are watched from outside. */
function firstEmissions(stage: Stage, strategy: WaveStrategy, seed: number): ReadonlyMap<number, Radiated> {
  const radiated = new Map<number, Radiated>();
  const original = strategy === 'dmct' ? dmct : dmctSeed;
  class Watched extends ForwardingOut {
    constructor(private readonly id: number) {
      super();
    }
    override emit(emission: Emission): void {
      if (!radiated.has(this.id)) radiated.set(this.id, { meant: emission, waves: [emission] });
      super.emit(emission);
    }
  }
  const strategies = [
    {
      ...original,
      createReplica: (context: never) =>
        new ForwardingReplica(
          original.createReplica(context),
          new Watched((context as { readonly id: number }).id),
        ),
    },
  ];
  const watched = defineAttack({
    ...adaptive,
    createAdversary(context) {
      const adversary = adaptive.createAdversary(context);
      return {
        ...adversary,
        onEmission(meant, from) {
          const waves = adversary.onEmission?.(meant, from) ?? [meant];
          if (radiated.get(from)?.meant === meant) radiated.set(from, { meant, waves });
          return waves;
        },
      };
    },
  });
  const registry = createRegistry({ strategies: strategies, attacks: [watched] });
  simulate(registry, scenarioOfStage(stage, strategy, seed));
  return radiated;
}

/** The document's scene with a second traitor; both do all that can be done at once. */
function busyScene(): Stage {
  const traitors = withAdded(scene('byzantine-attack'), 'lie');
  const first = withEmitter(traitors, 3, { power: 4, phaseTurns: 0.3, lateNanoseconds: 40 });
  return withEmitter(first, 4, { power: 0.25, phaseTurns: 0.8, lateNanoseconds: 7, carrier: 'truth' });
}

describe.each(['dmct-seed', 'dmct'] as const)('%s plays the scene', (strategy) => {
  const stage = busyScene();

  it.each([1, 2, 9])('every traitor’s power, tone, phase and emission time, together, seed %i', (seed) => {
    const radiated = firstEmissions(stage, strategy, seed);
    const ids = protocolIds(stage, seed);
    const honest = radiated.get(ids[0]!)!.waves[0]!;
    stage.emitters.forEach((emitter, index) => {
      if (emitter.side === 'truth') return;
      const { meant, waves } = radiated.get(ids[index]!)!;
      expect(waves).toHaveLength(1);
      const [wave] = waves;
      expect(wave!.amplitude / honest.amplitude).toBeCloseTo(Math.sqrt(emitter.power), 9);
      expect(wave!.startNanoseconds - meant.startNanoseconds).toBe(emitter.lateNanoseconds);
      for (const phase of wave!.carriers.phasesRadians) {
        expect(phase).toBeCloseTo(TURN * emitter.phaseTurns, 9);
      }
    });
  });

  it('one who sounds the truth’s tone sounds what the honest do', () => {
    const radiated = firstEmissions(stage, strategy, 1);
    const ids = protocolIds(stage, 1);
    const tones = (index: number): readonly number[] => [
      ...radiated.get(ids[index]!)!.waves[0]!.carriers.frequenciesHz,
    ];
    expect(tones(4)).toEqual(tones(0));
    expect(tones(3)).not.toEqual(tones(0));
  });
});

describe('dmct-seed plays the scene', () => {
  it('with the honest phases as they are in it, and the observers’ window', () => {
    const stage = busyScene();
    const radiated = firstEmissions(stage, 'dmct-seed', 5);
    protocolIds(stage, 5).forEach((id, index) => {
      const [wave] = radiated.get(id)!.waves;
      expect(wave!.carriers.phasesRadians[0]).toBeCloseTo(TURN * stage.emitters[index]!.phaseTurns, 3);
      const { durationNanoseconds, startNanoseconds } = stage.listen;
      expect(wave!.durationSeconds * 1e9).toBeCloseTo(Math.ceil(startNanoseconds) + durationNanoseconds, 6);
    });
  });

  it('and each dial of the traitor changes what is run', () => {
    const stage = scene('headphones');
    const run = (part: Parameters<typeof withEmitter>[2]): string =>
      simulate(createBuiltInRegistry(), scenarioOfStage(withEmitter(stage, 1, part), 'dmct-seed', 1))
        .traceHash;
    const parts = [{}, { power: 9 }, { lateNanoseconds: 12 }, { carrier: 'lie' }, { x: 0.4 }] as const;
    expect(new Set(parts.map(run)).size).toBe(parts.length);
  });
});

describe('what the page says of the run', () => {
  const ids = [0, 1, 2, 3, 4];

  it('names attack and dials of each traitor', () => {
    expect(attackWords(busyScene(), ids)).toBe(
      'Attack adaptive, replaying the scene. ' +
        'Traitor 3: the lie’s tone, +6.0 dB, phase 108°, 40 ns late; ' +
        'Traitor 4: the truth’s tone, -6.0 dB, phase 288°, 7 ns late.',
    );
    expect(attackWords(withEmitter(scene('headphones'), 1, { side: 'truth' }), ids)).toBe(
      'Attack none: nobody lies.',
    );
  });

  it('names what isn’t played: honest dials, slots and pulses where there are some', () => {
    const plain = unplayedOf(scene('standing-wave'), 'dmct-seed', ids).join('; ');
    expect(plain).not.toMatch(/slots|pulses|power|delay/);
    const stage = withEmitter(scene('causal-gates'), 2, { power: 2, lateNanoseconds: 3 });
    for (const strategy of ['dmct-seed', 'dmct'] as const) {
      const said = unplayedOf(stage, strategy, ids).join('; ');
      expect(said).toContain('the power of General 2');
      expect(said).toContain('the delay of General 2');
      expect(said).toContain('slots');
    }
    expect(unplayedOf(stage, 'dmct-seed', ids).join('; ')).toContain('pulses');
    expect(unplayedOf(stage, 'dmct', ids).join('; ')).toContain('phases of the honest');
  });
});
