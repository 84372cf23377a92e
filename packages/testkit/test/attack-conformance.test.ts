import { defineAttack, ForwardingOut, ForwardingReplica, type Attack, type Message } from '@dmct/core';
import { attackConformance, kitAdversaries, lockedViews, unharmed } from '@dmct/testkit';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { complaintsOf } from './support/complaints.js';

/** The healthy control: corrupted replicas say nothing. */
const mute = defineAttack({
  name: 'mute',
  title: 'Mute',
  summary: 'Corrupted replicas say nothing.',
  citations: [],
  params: z.object({}),
  needs: ['messages'],
  powers: [],
  breaks: () => [],
  expects: { violates: ['termination'], summary: 'Stops who needs them.' },
  createAdversary: () => ({ corrupt: (replica) => new ForwardingReplica(replica, new MuteOut()) }),
});

class MuteOut extends ForwardingOut {
  override send(): void {}
  override broadcast(): void {}
  override multicast(): void {}
}

/** Changes the one object that all recipients share. */
class VandalOut extends ForwardingOut {
  override broadcast(message: Message): void {
    (message as { bytes: number }).bytes++;
    super.broadcast(message);
    (message as { bytes: number }).bytes++;
  }
}

/** With some luck every vote gets through a lossy network, and these protocols repeat theirs. */
const wherever = ({ name }: Attack) =>
  name === 'kit-random-loss'
    ? { victims: [{ strategy: lockedViews, nodes: 4, traitors: 0, attackParams: { dropProbability: 1 } }] }
    : {};

let calls = 0;
const always = (attack: Partial<Attack>): Attack => ({ ...mute, ...attack });

/** What is wrong with each, and the checks that must say so: exactly these. */
const broken: readonly (readonly [string, Attack, readonly string[]])[] = [
  ['does nothing', always({ createAdversary: () => ({}), expects: unharmed.expects }), ['bites']],
  [
    'drops messages without the power to',
    always({ createAdversary: () => ({ onPacket: () => 'drop' }), powers: [] }),
    [
      'uses declared powers only, and never throws',
      'bites',
      'same seed, same trace',
      'breaks announced assumptions only',
      'the fault budget is respected',
      'measures are finite numbers',
      'what it expects happens',
    ],
  ],
  [
    'loses messages, and says that it breaks nothing',
    always({ createAdversary: () => ({ onPacket: () => 'drop' }), powers: ['drop-messages'] }),
    ['breaks announced assumptions only'],
  ],
  [
    'keeps a count outside of its runs',
    always({
      powers: ['delay-messages'],
      createAdversary: () => ({
        onPacket: ({ delayNanoseconds }) => ({ delay: delayNanoseconds + calls++ }),
      }),
      expects: unharmed.expects,
    }),
    ['same seed, same trace'],
  ],
  [
    'measures what is no number',
    always({
      createAdversary: (context) => ({
        ...mute.createAdversary(context as never),
        measure: () => ({ share: NaN }),
      }),
    }),
    ['measures are finite numbers'],
  ],
  [
    'expects what never happens',
    always({ expects: { violates: ['integrity'], summary: 'Makes them decide twice.' } }),
    ['what it expects happens'],
  ],
  ['has nothing to say of itself', always({ summary: ' ' }), ['says what it is']],
  [
    'has a parameter without words',
    always({ params: z.object({ knob: z.number().default(1) }) }),
    ['parameters round trip'],
  ],
  ['fits nothing', always({ strategies: ['nobody'] }), ['fits somewhere', 'what it expects happens']],
];

describe('attackConformance', () => {
  it.each([mute, ...kitAdversaries].map((attack: Attack) => [attack.name, attack] as const))(
    'passes %s',
    async (_, attack) => {
      expect(
        Object.fromEntries(
          await complaintsOf(attackConformance(attack, { seeds: [1, 9], ...wherever(attack) })),
        ),
      ).toEqual({});
    },
  );

  it.each(broken)('catches an attack that %s, by these checks and no other', async (_, attack, caughtBy) => {
    expect([...(await complaintsOf(attackConformance(attack))).keys()]).toEqual(caughtBy);
  });

  it('catches one that changes a message which others share', async () => {
    const vandal = always({
      createAdversary: () => ({ corrupt: (replica) => new ForwardingReplica(replica, new VandalOut()) }),
    });
    const complaints = await complaintsOf(attackConformance(vandal));
    expect(complaints.get('uses declared powers only, and never throws')).toMatch(
      /read only|not extensible|frozen/,
    );
  });
});
