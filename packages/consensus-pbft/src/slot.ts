import type { Signature } from '@dmct/core';
import type { Certificate, PbftMessage, Request } from './messages.js';

/** What a replica knows about one sequence number. */
export class Slot {
  readonly sequence: number;
  /** The view whose pre-prepare was accepted; -1: none. */
  view = -1;
  digest = '';
  request: Request | null = null;
  prepareTopic = -1;
  commitTopic = -1;
  /** Prepared in `view`. */
  isPrepared = false;
  /** Checked prepares of `view`, the primary's left out. */
  prepares: Signature[] = [];
  /** Prepares whose signatures nobody looked at yet, of this view and of later ones. */
  unverified: PbftMessage[] = [];
  /** Proof of the highest view in which this sequence prepared: this replica's part in P. */
  certificate: Certificate | null = null;
  /** Committed-local, in whatever view; then `committed` is what executes, for good. */
  isCommitted = false;
  committed: Request | null = null;

  constructor(sequence: number) {
    this.sequence = sequence;
  }

  /** A pre-prepare was accepted: the votes for this sequence start anew. */
  assign(
    view: number,
    digest: string,
    request: Request | null,
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
  }

  /** Prepared: the certificate replaces that of an earlier view, and votes of this view need no room any more. */
  prepare(certificate: Certificate): void {
    this.isPrepared = true;
    this.certificate = certificate;
    this.unverified = this.unverified.filter((message) => message.view > this.view);
  }

  commit(request: Request | null): void {
    this.isCommitted = true;
    this.committed = request;
  }
}
