import type { ReplicaContext } from '@dmct/core';
import { Client, weakQuorumSize, type ClientProtocol } from '@dmct/replication';
import { KIND, Messages, type HotstuffMessage } from './messages.js';
import { clientTimeoutSeconds, type HotstuffParams } from './params.js';

/** Section 4: a client asks all replicas, since any may lead next, and takes the result that f + 1 of them agree on. */
export function createClient(context: ReplicaContext<HotstuffParams>): Client<HotstuffMessage, true> {
  const messages = new Messages(context.params.certificates === 'threshold');
  const weakQuorum = weakQuorumSize(context.faultsTolerated);
  const protocol: ClientProtocol<HotstuffMessage, true> = {
    timeoutSeconds: clientTimeoutSeconds(context.params, context.network),
    requestMessage: (request) => messages.request(request),
    replyOf: ({ kind, request }) => (kind === KIND.reply ? { request, answer: true } : null),
    isEnough: ({ length }) => length >= weakQuorum,
  };
  return new Client(context, protocol);
}
