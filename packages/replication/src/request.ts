import type { Crypto, Signature, Value } from '@dmct/core';

/** A client's request, signed by it. The timestamp is the request's number at its client. */
export interface ClientRequest {
  readonly client: number;
  readonly timestamp: number;
  readonly value: Value;
  readonly signature: Signature;
}

/** What a client signs, and what a request's digest is taken of. Free text comes last: no two requests share a text. */
export function requestText(client: number, timestamp: number, value: Value): string {
  return `request|${String(client)}|${String(timestamp)}|${value}`;
}

/** A request's identity: its client and timestamp, not its value. */
export function keyOf(request: ClientRequest): string {
  return `${String(request.client)}/${String(request.timestamp)}`;
}

/** A new request in the name of the client whose crypto is given; its timestamp counts that client's requests. */
export function signRequest(client: number, timestamp: number, value: Value, crypto: Crypto): ClientRequest {
  const signature = crypto.sign(requestText(client, timestamp, value));
  return Object.freeze({ client, timestamp, value, signature });
}

/** What a message carries as its request, if it has a request's fields; null where a traitor left something else. */
export function asRequest(carried: unknown): ClientRequest | null {
  if (typeof carried !== 'object' || carried === null) return null;
  const { client, timestamp, value } = carried as Partial<ClientRequest>;
  return typeof client === 'number' && typeof timestamp === 'number' && typeof value === 'string'
    ? (carried as ClientRequest)
    : null;
}

/**
 * The same request for another value, if `crypto` is its client's; the request itself if it states the value already;
 * null where nobody but the client could make it.
 */
export function restateRequest(request: ClientRequest, value: Value, crypto: Crypto): ClientRequest | null {
  if (request.value === value) return request;
  const { client, timestamp } = request;
  const signature = crypto.sign(requestText(client, timestamp, value));
  return signature.signer === client ? Object.freeze({ ...request, value, signature }) : null;
}
