import type { Citation } from '@dmct/core';

/** Sources that more than one row quotes. */
export const GASPER_2020: Citation = {
  authors: 'V. Buterin and others',
  title: 'Combining GHOST and Casper',
  venue: 'arXiv:2003.03052, section 4.5',
  year: 2020,
};

export const CONSENSUS_SPECS: Citation = {
  authors: 'Ethereum contributors',
  title: 'Ethereum Proof-of-Stake Consensus Specifications',
  venue: 'phase 0 to Electra',
  year: 2025,
};
