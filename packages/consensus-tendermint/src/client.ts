import type { ReplicaContext } from '@dmct/core';
import { Client, weakQuorumSize, type ClientProtocol } from '@dmct/replication';
import { createRequestMessage, KIND, type TendermintMessage } from './messages.js';
import { clientTimeoutSeconds, type TendermintParams } from './params.js';

/** A client asks all replicas, since any may propose next, and takes the result that f + 1 of them agree on. */
export function createClient(context: ReplicaContext<TendermintParams>): Client<TendermintMessage, true> {
  const weakQuorum = weakQuorumSize(context.faultsTolerated);
  const protocol: ClientProtocol<TendermintMessage, true> = {
    timeoutSeconds: clientTimeoutSeconds(context.params, context.network),
    requestMessage: createRequestMessage,
    replyOf: ({ kind, request }) => (kind === KIND.reply ? { request, answer: true } : null),
    isEnough: ({ length }) => length >= weakQuorum,
  };
  return new Client(context, protocol);
}
