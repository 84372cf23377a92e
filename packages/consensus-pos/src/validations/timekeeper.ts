import { defineAttack, nanosecondsToSeconds, type Attack } from '@dmct/core';
import { z } from 'zod';
import { ATTESTATION, BLOCK, type PosMessage } from '../messages.js';

/** What {@link timekeeper} counts: the earliest and the latest moment of a slot at which anybody attested, s. */
export const EARLIEST_VOTE_SECONDS = 'earliestVoteSeconds';
export const LATEST_VOTE_SECONDS = 'latestVoteSeconds';

/** Harms nobody: reads off the network how long after its slot's block each vote of an honest run leaves. */
export const timekeeper: Attack = defineAttack({
  name: 'timekeeper',
  title: 'Timekeeper',
  summary: 'Looks on, and notes when votes leave.',
  citations: [],
  params: z.object({}),
  strategies: ['pos'],
  needs: ['chain', 'votes'],
  powers: [],
  breaks: () => [],
  expects: { violates: [], summary: 'Nothing falls.' },
  corruption: () => 'none',
  createAdversary: () => {
    /** When each slot's block left: at the slot's start. */
    const begun = new Map<number, number>();
    let earliest = Infinity;
    let latest = -Infinity;
    return {
      onPacket({ message, sentNanoseconds }) {
        const { kind, block, attestation } = message as PosMessage;
        if (kind === BLOCK && block !== null && !begun.has(block.slot)) {
          begun.set(block.slot, sentNanoseconds);
        }
        const start = kind === ATTESTATION ? begun.get(attestation?.data.slot ?? -1) : undefined;
        if (start !== undefined) {
          const seconds = nanosecondsToSeconds(sentNanoseconds - start);
          earliest = Math.min(earliest, seconds);
          latest = Math.max(latest, seconds);
        }
        return 'deliver';
      },
      measure: () => ({ [EARLIEST_VOTE_SECONDS]: earliest, [LATEST_VOTE_SECONDS]: latest }),
    };
  },
});
