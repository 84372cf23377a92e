import type { Citation } from '@dmct/core';

// Papers that more than one attack is from.

/** A place can't be proved by distance bounding alone: colluders simulate a prover who isn't there. */
export const POSITION_BASED_CRYPTOGRAPHY: Citation = {
  authors: 'N. Chandran, V. Goyal, R. Moriarty, R. Ostrovsky',
  title: 'Position based cryptography',
  year: 2009,
  venue: 'CRYPTO 2009, LNCS 5677, 391-407',
  doi: '10.1007/978-3-642-03356-8_23',
};

/** The time of an answer bounds a distance from above. */
export const DISTANCE_BOUNDING: Citation = {
  authors: 'S. Brands, D. Chaum',
  title: 'Distance-bounding protocols',
  year: 1993,
  venue: 'EUROCRYPT 1993, LNCS 765, 344-359',
  doi: '10.1007/3-540-48285-7_30',
};

/** Traitors who lie, to all alike or to each something else. */
export const BYZANTINE_GENERALS: Citation = {
  authors: 'L. Lamport, R. Shostak, M. Pease',
  title: 'The Byzantine Generals Problem',
  year: 1982,
  venue: 'ACM Transactions on Programming Languages and Systems 4(3), 382-401',
  doi: '10.1145/357172.357176',
};
