import { secondsToNanoseconds, type Replica, type ReplicaContext } from '@dmct/core';
import { signTransaction, transactionMessage, type PosMessage } from '../messages.js';
import type { PosParams } from '../params.js';
import { createSlotCalendar } from '../rules/slots.js';

/** Beyond the network's bound, so that an order has come when the proposer looks, and not just then. */
const SUBMIT_MARGIN_SECONDS = 0.001;

/**
 * The client: signs each order and hands it to every node. With the workload `orders` it does so just in time for
 * the slot whose block is to carry it, one network bound before that slot's start, so that finality time is the
 * chain's and not the wait for a proposer. It waits for no answer: finality is judged at the replicas.
 */
export function createClient(context: ReplicaContext<PosParams>): Replica<PosMessage> {
  const { workload } = context;
  const submitted: number[] = [];
  return {
    onStart: (out) => {
      for (let nonce = 0; nonce < workload.requests; nonce++) {
        const at = workload.kind === 'log' ? workload.submitNanoseconds(nonce) : orderNanoseconds(context);
        out.setTimer(nonce, Math.max(0, at - out.now));
      }
    },
    onTimer: (nonce, out) => {
      const value = context.valueOf(nonce);
      submitted.push(nonce);
      out.submit(nonce, value);
      out.broadcast(transactionMessage(signTransaction(nonce, value, context.crypto)));
    },
    snapshot: () => ({ role: 'client', submitted: [...submitted] }),
  };
}

/** The slot that the order is meant for: given, or drawn with equal chances from the epoch (a choice of the lab's own). */
export function submissionSlot(context: Pick<ReplicaContext<PosParams>, 'params' | 'stream'>): number {
  const { submitEpoch, submitSlot, slotsPerEpoch } = context.params;
  return submitEpoch * slotsPerEpoch + (submitSlot ?? context.stream('submit slot').integer(slotsPerEpoch));
}

function orderNanoseconds(context: ReplicaContext<PosParams>): number {
  const start = createSlotCalendar(context.params).startNanoseconds(submissionSlot(context));
  return start - secondsToNanoseconds(context.network.delaySecondsMax + SUBMIT_MARGIN_SECONDS);
}
