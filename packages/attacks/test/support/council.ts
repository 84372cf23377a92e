import {
  defineStrategy,
  secondsToNanoseconds,
  type Message,
  type Replica,
  type Strategy,
  type Value,
} from '@dmct/core';
import { z } from 'zod';

interface Word extends Message {
  readonly value: Value;
}

/** When a member decides, given the words heard so far: the value, or null to wait. `isTimeUp` after one round. */
export type CouncilRule = (words: readonly Value[], nodes: number, isTimeUp: boolean) => Value | null;

const count = (words: readonly Value[], value: Value): number =>
  words.filter((word) => word === value).length;
const strongest = (words: readonly Value[]): Value =>
  count(words, 'attack') > count(words, 'retreat') ? 'attack' : 'retreat';

/** Believes the first word of another (its own is the first in the list). */
export const firstWord: CouncilRule = (words) => words[1] ?? null;
/** Counts what came within the round, and takes the majority. */
export const majorityInTime: CouncilRule = (words, _, isTimeUp) => (isTimeUp ? strongest(words) : null);
/** Waits until everyone has spoken. */
export const everybody: CouncilRule = (words, nodes) => (words.length === nodes ? strongest(words) : null);
/** Takes the first value that has so many words. */
export const quorumOf =
  (quorum: number): CouncilRule =>
  (words) =>
    ['attack', 'retreat'].find((value) => count(words, value) >= quorum) ?? null;

/** A toy: everyone says its own order once; each decides by a rule. */
export function createCouncil(rule: CouncilRule): Strategy {
  return defineStrategy<object, Word>({
    name: 'toy-council',
    title: 'Council',
    summary: 'Everyone says its order once; each decides by a rule.',
    citations: [],
    params: z.object({}),
    medium: 'messages',
    faultModel: { resource: 'replicas', maxFaulty: (nodes) => Math.floor((nodes - 1) / 2) },
    assumptions: ['faulty-within-bound', 'reliable-links', 'synchrony', 'partial-synchrony'],
    surfaces: [
      { kind: 'messages' },
      {
        kind: 'values',
        valueOf: ({ value }) => value,
        withValue: (message, value) => ({ ...message, value }),
      },
      { kind: 'votes', isVote: () => true },
    ],
    messageKinds: ['word'],
    createReplica(context): Replica<Word> {
      const words: Value[] = [];
      let isDecided = false;
      let isTimeUp = false;
      return {
        onStart(out) {
          const value = context.valueOf(0);
          words.push(value);
          out.submit(0, value);
          out.broadcast({ kind: 0, topic: -1, bytes: 10, value });
          out.setTimer(0, 1.05 * secondsToNanoseconds(context.network.delaySecondsMax));
        },
        onMessage(_, { value }, out) {
          words.push(value);
          decide(out);
        },
        onTimer(_, out) {
          isTimeUp = true;
          decide(out);
        },
        snapshot: () => ({ words, isDecided }),
      };
      function decide(out: Parameters<NonNullable<Replica<Word>['onStart']>>[0]): void {
        const value = isDecided ? null : rule(words, context.nodes, isTimeUp);
        if (value === null) return;
        isDecided = true;
        out.decide(0, value);
      }
    },
  });
}
