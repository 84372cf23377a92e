import type { Citation } from '@dmct/core';

export const CASTRO_LISKOV_1999: Citation = {
  authors: 'M. Castro, B. Liskov',
  title: 'Practical Byzantine Fault Tolerance',
  venue: 'OSDI',
  year: 1999,
};
