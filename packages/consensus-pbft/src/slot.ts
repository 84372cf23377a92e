import type { Signature } from '@dmct/core';
import type { ClientRequest } from '@dmct/replication';
import type { Certificate } from './messages.js';

const NONE: ReadonlySet<object> = new Set();

/** What a replica knows about one sequence number. */
export class Slot {
  readonly sequence: number;
  /** The view whose pre-prepare was accepted; -1: none. */
  view = -1;
  digest = '';
  request: ClientRequest | null = null;
  prepareTopic = -1;
  commitTopic = -1;
  /** Prepared in `view`. */
  isPrepared = false;
  /** Checked prepares of `view` until it prepares, the primary's left out. */
  prepares: Signature[] = [];
  /** Prepares on a topic, heard before its pre-prepare, when they first were enough for a certificate. */
  first: { readonly topic: number; readonly signatures: readonly Signature[] } | null = null;
  /** Signatures of prepares that were looked at and weren't enough. */
  looked: ReadonlySet<object> = NONE;
  /** Proof of the highest view in which this sequence prepared: this replica's part in P. */
  certificate: Certificate | null = null;
  /** Committed-local, in whatever view; then `committed` is what executes, for good. */
  isCommitted = false;
  committed: ClientRequest | null = null;

  constructor(sequence: number) {
    this.sequence = sequence;
  }

  /** A pre-prepare was accepted: the votes for this sequence start anew. */
  assign(
    view: number,
    digest: string,
    request: ClientRequest | null,
    prepareTopic: number,
    commitTopic: number,
  ): void {
    this.view = view;
    this.digest = digest;
    this.request = request;
    this.prepareTopic = prepareTopic;
    this.commitTopic = commitTopic;
    this.isPrepared = false;
    this.prepares = [];
    this.looked = NONE;
  }

  /** Prepared: the certificate replaces that of an earlier view. */
  prepare(certificate: Certificate): void {
    this.isPrepared = true;
    this.certificate = certificate;
    this.prepares = [];
    this.looked = NONE;
    if (this.first?.topic === this.prepareTopic) this.first = null;
  }

  commit(request: ClientRequest | null): void {
    this.isCommitted = true;
    this.committed = request;
  }
}
