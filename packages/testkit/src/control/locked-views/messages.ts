import { type Message, type Signature, type Value } from '@dmct/core';

export const REQUEST = 0;
export const STATUS = 1;
export const PROPOSE = 2;
export const PREPARE = 3;
export const COMMIT = 4;
export const DECIDED = 5;
export const MESSAGE_KINDS: readonly string[] = [
  'request',
  'status',
  'propose',
  'prepare',
  'commit',
  'decided',
];

/** The client's order under the client's signature: nobody else can make one. */
export interface Request {
  readonly value: Value;
  readonly signature: Signature;
}

/** A quorum's signatures under one vote. */
export interface Certificate {
  readonly view: number;
  readonly value: Value;
  readonly signatures: readonly Signature[];
}

/** All kinds share these fields, in this order. */
export interface ViewMessage extends Message {
  readonly view: number;
  /** The order that the message carries; null in votes, which state its value alone. */
  readonly request: Request | null;
  readonly value: Value | null;
  /** A lock (status), what justifies a proposal, or what proves a decision. */
  readonly certificate: Certificate | null;
  /** The sender's own signature, on votes. */
  readonly signature: Signature | null;
}

const HEADER_BYTES = 48;
const SIGNATURE_BYTES = 64;

/** A message with its size counted: a header and a signature each. */
export function viewMessage(
  kind: number,
  view: number,
  parts: Partial<Omit<ViewMessage, 'kind' | 'view' | 'topic' | 'bytes'>> & { readonly topic?: number },
): ViewMessage {
  const { topic = -1, request = null, value = null, certificate = null, signature = null } = parts;
  const signatures =
    (request === null ? 0 : 1) + (certificate?.signatures.length ?? 0) + (signature === null ? 0 : 1);
  const bytes = HEADER_BYTES + SIGNATURE_BYTES * signatures;
  return { kind, topic, bytes, view, request, value, certificate, signature };
}

/** What a client signs. */
export function requestText(value: Value): string {
  return `request ${value}`;
}

/** What a replica signs when it votes. */
export function voteText(kind: number, view: number, value: Value): string {
  return `${MESSAGE_KINDS[kind] ?? ''} ${String(view)} ${value}`;
}
