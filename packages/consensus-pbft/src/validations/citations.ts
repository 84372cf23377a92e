import type { Citation } from '@dmct/core';

export const CASTRO_LISKOV_1999: Citation = {
  authors: 'M. Castro, B. Liskov',
  title: 'Practical Byzantine Fault Tolerance',
  venue: 'OSDI',
  year: 1999,
};

/** Which known failures there are, and whose paper each is from. */
export const KNOWN_FAILURES: Citation = {
  authors:
    'M. Castro, B. Liskov (1999); L. Lamport, R. Shostak, M. Pease (1982); A. Clement and others (2009)',
  title: 'Known failures: quorums too small, three generals, a slow primary',
  year: 2009,
};
