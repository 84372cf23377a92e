/** What protocols of state-machine replication share: signed requests, quorums, checks that never throw, the client. */
export { Client, type ClientProtocol, type Reply } from './client.js';
export {
  faultsToleratedAmong,
  isWithinQuorums,
  quorumSize,
  refuseQuorums,
  weakQuorumSize,
  type QuorumParams,
} from './quorums.js';
export { asRequest, keyOf, requestText, restateRequest, signRequest, type ClientRequest } from './request.js';
export { Requests } from './requests.js';
export { isIndex, isObject } from './shapes.js';
export { TEXT_LENGTH_MAX, Verifier, type VerifierContext } from './verifier.js';
