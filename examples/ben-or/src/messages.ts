import type { Message, Value } from '@dmct/core';

/** The paper's (1, r, x). */
export const REPORT = 0;
/** The paper's (2, r, v, D), or (2, r, ?) where the value is null. */
export const PROPOSAL = 1;

export const MESSAGE_KINDS = ['report', 'proposal'] as const;
const MESSAGE_BYTES = 64;

/** All of a round's messages look alike: the engine is fastest with one shape. */
export interface BenOrMessage extends Message {
  readonly round: number;
  readonly value: Value | null;
}

/** A message of either kind. Its topic stays open: receivers count by what it says. */
export function createMessage(kind: number, round: number, value: Value | null): BenOrMessage {
  return { kind, topic: -1, bytes: MESSAGE_BYTES, round, value };
}

/** Whether a message that may hold anything is one that an honest general could have sent. */
export function isSound({ kind, round, value }: BenOrMessage, candidates: readonly Value[]): boolean {
  if (!Number.isSafeInteger(round) || round < 1) return false;
  if (value === null) return kind === PROPOSAL;
  return candidates.includes(value);
}
