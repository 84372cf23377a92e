import { defineClaim, type Claim } from '@dmct/core';
import { experiments } from '@dmct/physics';
import { dataTable } from '../run/data-table.js';
import { countText, outcomes } from '../run/outcomes.js';
import { seedOf } from '../run/sampling.js';

const HELD = 0.9;
const RUNS = 40;
/** Tones of the document's example: 100 MHz for 1 ms. */
const SEED_TONES = 100_000;
/** Half of a 128-bit digest: what a collision costs, tries. */
const SECURE_TRIES = 18446744073709551616;
const BASE = { strategy: 'dmct', nodes: 10, traitors: 3, topology: 'uniform' } as const;

export interface ForgeryPhysics {
  readonly attack: string;
}

/** What an adversary with unlimited computation gains: forgeries that need none, and the digest that names a tone. */
export const quantumResistantWith = ({ attack }: ForgeryPhysics): Claim =>
  defineClaim({
    id: 'quantum-resistant',
    statement: 'Quantum computers can’t break it, as it rests on spacetime and not on cryptography.',
    source: '"Real-World Implications", 2',
    rule: 'supported if dmct spends nothing on signatures, is right under replay and grinding in at least 90 % of runs (95 % lower bound), and another payload on a message’s tone takes 2^64 tries or more; conditional if all but the last; else refuted',
    cost: { seconds: 6.7, quickSeconds: 1.6 },
    experiment: (lab) => {
      const forged = outcomes(lab, { ...BASE, attack }, RUNS);
      const ground = outcomes(lab, { ...BASE, attack: 'grinding' }, lab.quick ? 36 : RUNS);
      lab.progress(0.7);
      const samples = lab.quick ? 10 : 100;
      const { measured } = experiments.grinding({ slots: SEED_TONES, samples, seed: seedOf(lab) });
      const honest = lab.simulate({ ...BASE, traitors: 0, attack: 'none', seed: 1 });
      const signed = lab.simulate({
        ...BASE,
        topology: 'cities',
        strategy: 'pbft',
        traitors: 0,
        attack: 'none',
        seed: 1,
      });
      return Promise.resolve({
        metric: 'share of right runs of dmct under replayed waves',
        value: forged.right.rate,
        interval: forged.right.interval,
        samples: RUNS,
        data: {
          groundRight: ground.right.interval,
          tries: measured,
          messagesSigned: honest.messages.total,
          table: dataTable(
            ['measure', 'value'],
            [
              [`dmct right under ${attack}`, countText(forged.right)],
              ['dmct right under grinding', countText(ground.right)],
              ['classical tries for another payload on a tone (dmct-seed), mean', measured],
              ['messages that anybody signs or authenticates, dmct', honest.messages.total],
              ['the same, pbft', signed.messages.total],
            ],
          ),
        },
      });
    },
    judge: ({ interval, data }) => {
      const isForged =
        interval === null || interval.low < HELD || (data['groundRight'] as { low: number }).low < HELD;
      if (isForged || data['messagesSigned'] !== 0) return 'refuted';
      return (data['tries'] as number) >= SECURE_TRIES ? 'supported' : 'conditional';
    },
    condition: ({ data }) =>
      `only between orders that are fixed beforehand, where no hardness is assumed and so none can be broken; a tone names a payload weakly (${(data['tries'] as number).toPrecision(2)} classical tries find another), so payloads need a digest besides, and forgery by timing needs no computer (place-time-identity)`,
  });

/** The claim `quantum-resistant` as the ledger holds it, under the physics that the document asks for. */
export const quantumResistant = quantumResistantWith({ attack: 'replay' });
