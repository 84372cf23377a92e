import type { Certificate, PbftMessage, Proposal } from './messages.js';

// What is digested and signed. Free text comes last or alone, so that no two statements share a text.

export function prepareText(view: number, sequence: number, digest: string): string {
  return `prepare|${String(view)}|${String(sequence)}|${digest}`;
}

export function checkpointText(sequence: number, digest: string): string {
  return `checkpoint|${String(sequence)}|${digest}`;
}

export function viewChangeText(
  view: number,
  stableSequence: number,
  certificates: readonly Certificate[],
): string {
  const claims = certificates.map((one) => `${String(one.view)},${String(one.sequence)},${one.digest}`);
  return `view-change|${String(view)}|${String(stableSequence)}|${claims.join(';')}`;
}

export function newViewText(
  view: number,
  viewChanges: readonly Pick<PbftMessage, 'signature'>[],
  proposals: readonly Pick<Proposal, 'sequence' | 'digest'>[],
): string {
  const voters = viewChanges.map(({ signature }) => String(signature?.signer));
  const claims = proposals.map(({ sequence, digest }) => `${String(sequence)},${digest}`);
  return `new-view|${String(view)}|${voters.join(',')}|${claims.join(';')}`;
}

/** The state after a checkpoint interval, from the state before it and the requests executed in between. */
export function stateText(digestBefore: string, requestDigests: readonly string[]): string {
  return `state|${digestBefore}|${requestDigests.join(',')}`;
}

/** All that a message of its sender alone says. What carries its own proof is in it by its digest. */
export function channelText(message: PbftMessage): string {
  const { kind, view, sequence, digest, isTentative, request } = message;
  const order =
    request === null ? 'null' : `${String(request.client)}|${String(request.timestamp)}|${request.value}`;
  return `channel|${[kind, view, sequence, Number(isTentative)].join('|')}|${digest}|${order}`;
}
