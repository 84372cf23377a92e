import type { Out, Replica } from '@dmct/core';
import {
  ATTESTATION,
  BLOCK,
  BLOCK_REQUEST,
  blockMessage,
  blockRequestMessage,
  TRANSACTION,
  type PosMessage,
} from '../messages.js';
import type { NodeView } from './node-view.js';
import type { Validator } from './validator.js';
import { isTransaction } from './well-formed.js';

const SLOT_TIMER = 0;
const ATTEST_TIMER = 1;
/** Timers from here on are the validator's own. */
export const FIRST_OWN_TIMER = 2;

/** A node: hears, keeps time, and lets its validators do their duties. */
export class PosNode implements Replica<PosMessage> {
  constructor(
    readonly view: NodeView,
    private readonly validator: Validator,
  ) {}

  onStart(out: Out<PosMessage>): void {
    this.startSlotTimer(out);
  }

  onRecover(out: Out<PosMessage>): void {
    this.tick(out);
    this.startSlotTimer(out);
  }

  onTimer(timer: number, out: Out<PosMessage>): void {
    const { calendar, store } = this.view;
    this.tick(out);
    const { wanted } = this.view;
    if (timer === ATTEST_TIMER) {
      if (wanted === null) this.validator.onAttestationDue(out);
    } else if (timer >= FIRST_OWN_TIMER) this.validator.onTimer?.(timer, out);
    else {
      const due = calendar.startNanoseconds(store.slot) + calendar.attestationDueNanoseconds;
      out.setTimer(ATTEST_TIMER, Math.max(0, due - out.now));
      this.startSlotTimer(out);
      // Whoever has been away asks, slot by slot until it is answered, and does no duties before it knows the chain.
      if (wanted === null) this.validator.onSlot(out);
      else out.broadcast(blockRequestMessage(wanted));
    }
    this.settle(out);
  }

  onMessage(from: number, message: PosMessage, out: Out<PosMessage>): void {
    this.tick(out);
    this.hear(from, message, out);
    this.settle(out);
    this.validator.onHeard?.(message, out);
  }

  snapshot(): unknown {
    return { role: 'validator', ...this.view.snapshot() };
  }

  private hear(from: number, message: PosMessage, out: Out<PosMessage>): void {
    const { context, id, store } = this.view;
    const { kind, transaction, block, attestation, root } = message;
    const isPeer = from < context.nodes && from !== id;
    if (kind === ATTESTATION) this.view.receiveVote(attestation);
    else if (kind === BLOCK) {
      const missing = this.view.receiveBlock(block, out.now);
      if (missing !== null && isPeer) out.send(from, blockRequestMessage(missing));
    } else if (kind === TRANSACTION && isTransaction(transaction)) this.view.receiveTransaction(transaction);
    else if (kind === BLOCK_REQUEST && isPeer) {
      const known = store.tree.get(root)?.block ?? null;
      if (known !== null) out.send(from, blockMessage(known));
    }
  }

  private tick(out: Out<PosMessage>): void {
    this.view.tick(out.now);
    this.settle(out);
  }

  /** Decides what has become final. */
  private settle(out: Out<PosMessage>): void {
    const { length } = this.view.ledger;
    this.view.takeDecided().forEach((value, at) => {
      out.decide(length + at, value);
    });
  }

  private startSlotTimer(out: Out<PosMessage>): void {
    const { calendar, store } = this.view;
    const next = Math.max(0, store.slot + 1);
    out.setTimer(SLOT_TIMER, Math.max(0, calendar.startNanoseconds(next) - out.now));
  }
}
