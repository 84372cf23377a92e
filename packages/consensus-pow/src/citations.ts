import type { Citation } from '@dmct/core';

export const NAKAMOTO_2008: Citation = {
  authors: 'S. Nakamoto',
  title: 'Bitcoin: a peer-to-peer electronic cash system, section 11',
  year: 2008,
  url: 'https://bitcoin.org/bitcoin.pdf',
};

export const ROSENFELD_2014: Citation = {
  authors: 'M. Rosenfeld',
  title: 'Analysis of hashrate-based double spending',
  venue: 'arXiv:1402.2009',
  year: 2014,
};

export const EYAL_SIRER_2014: Citation = {
  authors: 'I. Eyal, E. G. Sirer',
  title: 'Majority is not enough: Bitcoin mining is vulnerable',
  venue: 'Financial Cryptography 2014',
  year: 2014,
  doi: '10.1007/978-3-662-45472-5_28',
};

export const SAPIRSHTEIN_2016: Citation = {
  authors: 'A. Sapirshtein, Y. Sompolinsky, A. Zohar',
  title: 'Optimal selfish mining strategies in Bitcoin',
  venue: 'Financial Cryptography 2016',
  year: 2016,
  doi: '10.1007/978-3-662-54970-4_30',
};

export const DECKER_WATTENHOFER_2013: Citation = {
  authors: 'C. Decker, R. Wattenhofer',
  title: 'Information propagation in the Bitcoin network',
  venue: 'IEEE P2P 2013',
  year: 2013,
  doi: '10.1109/P2P.2013.6688704',
};

export const DEMBO_2020: Citation = {
  authors: 'A. Dembo and others',
  title: 'Everything is a race and Nakamoto always wins',
  venue: 'ACM CCS 2020',
  year: 2020,
  doi: '10.1145/3372297.3417290',
};

export const BITCOIN_CHAIN: Citation = {
  authors: 'the Bitcoin network',
  title: 'block headers of the main chain and the rules of consensus for nBits',
  year: 2009,
  url: 'https://developer.bitcoin.org/reference/block_chain.html',
};

export const NAYAK_2016: Citation = {
  authors: 'K. Nayak, S. Kumar, A. Miller, E. Shi',
  title: 'Stubborn mining: generalizing selfish mining and combining with an eclipse attack',
  venue: 'IEEE EuroS&P 2016, 305-320',
  year: 2016,
  doi: '10.1109/EuroSP.2016.32',
};

export const BAHACK_2013: Citation = {
  authors: 'L. Bahack',
  title: 'Theoretical Bitcoin attacks with less than half of the computational power',
  venue: 'IACR ePrint 2013/868',
  year: 2013,
  url: 'https://eprint.iacr.org/2013/868',
};

export const GERVAIS_2016: Citation = {
  authors: 'A. Gervais, G. O. Karame, K. Wüst, V. Glykantzis, H. Ritzdorf, S. Capkun',
  title: 'On the security and performance of proof of work blockchains',
  venue: 'ACM CCS 2016, 3-16',
  year: 2016,
  doi: '10.1145/2976749.2978341',
};
