import type { Crypto, ReplicaContext, Signature, Value } from '@dmct/core';
import { signedText, type GeneralsMessage } from './messages.js';
import type { GeneralsParams } from './params.js';
import { COMMANDER } from './rules.js';

/** What a lieutenant knows when it looks at a message. */
export interface Recipient {
  readonly id: number;
  readonly nodes: number;
  readonly instances: number;
  /** Longest path there is: m + 1. */
  readonly pathLengthMax: number;
}

/**
 * Whether a message, which may hold anything, has the form that a loyal general's message has: a known instance, a
 * text, and a path of distinct generals that begins with the commander, ends with the sender and leaves me out.
 */
export function isWellFormed(from: number, message: GeneralsMessage, recipient: Recipient): boolean {
  const { instance, path, value } = message;
  if (!Number.isInteger(instance) || instance < 0 || instance >= recipient.instances) return false;
  if (typeof value !== 'string' || !Array.isArray(path)) return false;
  const length = path.length;
  if (length < 1 || length > recipient.pathLengthMax) return false;
  if (path[0] !== COMMANDER || path[length - 1] !== from) return false;
  for (let i = 0; i < length; i++) {
    const general = path[i] as number;
    if (!Number.isInteger(general) || general < 0 || general >= recipient.nodes) return false;
    if (general === recipient.id) return false;
    for (let j = 0; j < i; j++) if (path[j] === general) return false;
  }
  return true;
}

/** Longest text that is taken for an order, characters. */
const ORDER_LENGTH_MAX = 1024;

/** Whether the value is an order at all: one of the publicly known ones; in a log, any text of bounded length. */
export function isOrder(value: Value, context: ReplicaContext<GeneralsParams>): boolean {
  if (context.workload.kind === 'log') return value.length <= ORDER_LENGTH_MAX;
  return context.candidates.includes(value);
}

/** Whether every general on the path signed what it should have (section 4, A4). The message is well-formed. */
export function isSignedThroughout(message: GeneralsMessage, crypto: Crypto): boolean {
  const { instance, path, value } = message;
  const signatures: unknown = message.signatures;
  if (!Array.isArray(signatures) || signatures.length !== path.length) return false;
  for (let position = 0; position < path.length; position++) {
    const signature = signatures[position] as Signature | undefined;
    if (!signature || signature.signer !== path[position]) return false;
    if (!crypto.verify(signedText(instance, value, path, position), signature)) return false;
  }
  return true;
}
