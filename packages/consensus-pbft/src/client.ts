import type { ReplicaContext } from '@dmct/core';
import { Client, isIndex, quorumSize, weakQuorumSize, type ClientProtocol } from '@dmct/replication';
import { createRequestMessage, KIND, type PbftMessage } from './messages.js';
import { clientTimeoutSeconds, type PbftParams } from './params.js';
import { primaryOf } from './rules.js';

/** One replica's last answer. */
interface Answer {
  readonly view: number;
  readonly isTentative: boolean;
}

/**
 * A client (section 4.1) asks the primary that it knows of, and takes the result that f + 1 replicas agree on, or that a
 * quorum states tentatively (section 5.1).
 */
export function createClient(context: ReplicaContext<PbftParams>): Client<PbftMessage, Answer> {
  const { faultsTolerated, nodes, params } = context;
  const weakQuorum = weakQuorumSize(faultsTolerated);
  const quorum = params.quorum ?? quorumSize(nodes, faultsTolerated);
  let knownView = 0;
  const protocol: ClientProtocol<PbftMessage, Answer> = {
    timeoutSeconds: clientTimeoutSeconds(params, context.network),
    requestMessage: createRequestMessage,
    firstAsked: () => primaryOf(knownView, nodes),
    replyOf: ({ isTentative, kind, request, view }) =>
      kind === KIND.reply && isIndex(view)
        ? { request, answer: { view, isTentative: isTentative === true } }
        : null,
    // A replica that was sure once stays so.
    stands: ({ isTentative }) => !isTentative,
    // f + 1 that executed what committed; or a quorum that prepared it in one view, so that it will commit.
    isEnough: (answers, { view }) =>
      answers.filter(({ isTentative }) => !isTentative).length >= weakQuorum ||
      answers.filter((answer) => answer.view === view).length >= quorum,
    // One of these replicas is correct: the view is no later than the latest that a correct one is in.
    onResult: (answers) => {
      knownView = answers.map(({ view }) => view).reduce((a, b) => Math.min(a, b));
    },
    snapshot: () => ({ view: knownView }),
  };
  return new Client(context, protocol);
}
