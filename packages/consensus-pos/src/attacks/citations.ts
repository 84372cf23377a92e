import type { Citation } from '@dmct/core';

/** Sources that more than one attack quotes. */
export const CASPER_2017: Citation = {
  authors: 'V. Buterin, V. Griffith',
  title: 'Casper the Friendly Finality Gadget',
  year: 2017,
  url: 'https://arxiv.org/abs/1710.09437',
};

export const THREE_ATTACKS_2022: Citation = {
  authors: 'C. Schwarz-Schilling, J. Neu, B. Monnot, A. Asgaonkar, E. N. Tas, D. Tse',
  title: 'Three attacks on proof-of-stake Ethereum',
  venue: 'Financial Cryptography 2022',
  year: 2022,
  url: 'https://arxiv.org/abs/2110.10086',
};
