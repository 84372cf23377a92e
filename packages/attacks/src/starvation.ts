import { defineAttack, findSurface, secondsToNanoseconds } from '@dmct/core';
import { z } from 'zod';

const params = z.object({
  stretch: z
    .number()
    .positive()
    .finite()
    .default(4)
    .describe(
      'how long a proposal is held, in multiples of the time since the start (and of ten delays more)',
    ),
});

/** So that the first proposal is held for longer than first timeouts last. */
const HEAD_START_DELAYS = 10;

/**
 * The scheduler of the impossibility result: nobody is corrupted, no message is lost, every one arrives after a finite
 * time, and yet nobody decides. Whatever a replica proposes is held for a multiple of the time elapsed, so that timeouts
 * which double never catch up. Where there is a global stabilisation time the scheduler ends with it.
 */
export const starvation = defineAttack({
  name: 'starvation',
  title: 'Starvation by the scheduler',
  summary: 'The network holds every proposal until those who wait for it have given it up; it loses none.',
  citations: [
    {
      authors: 'M. J. Fischer, N. A. Lynch, M. S. Paterson',
      title: 'Impossibility of distributed consensus with one faulty process',
      year: 1985,
      venue: 'Journal of the ACM 32(2), 374-382',
      doi: '10.1145/3149.214121',
    },
  ],
  params,
  needs: ['messages', 'values', 'votes'],
  powers: ['delay-messages'],
  breaks: () => ['synchrony'],
  expects: {
    violates: ['termination'],
    summary: 'No decision while it lasts; after the stabilisation time a decision, and never two.',
  },
  corruption: () => 'none',
  createAdversary(context) {
    const values = findSurface(context.surfaces, 'values');
    const votes = findSurface(context.surfaces, 'votes');
    const headStart = secondsToNanoseconds(HEAD_START_DELAYS * context.network.delaySecondsMax);
    const end = context.gstNanoseconds > 0 ? context.gstNanoseconds : Infinity;
    return {
      onPacket({ delayNanoseconds, from, message, sentNanoseconds, to }) {
        const isProposal = votes?.isVote(message) === false && (values?.valueOf(message) ?? null) !== null;
        if (!isProposal || from >= context.nodes || to >= context.nodes) return 'deliver';
        const held = context.params.stretch * (sentNanoseconds + headStart);
        const untilEnd = Math.max(0, end - sentNanoseconds) + delayNanoseconds;
        return { delay: Math.max(delayNanoseconds, Math.min(held, untilEnd)) };
      },
    };
  },
});
