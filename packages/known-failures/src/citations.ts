import type { Citation } from '@dmct/core';

export const KOTLA_2007: Citation = {
  authors: 'R. Kotla, L. Alvisi, M. Dahlin, A. Clement, E. Wong',
  title: 'Zyzzyva: speculative Byzantine fault tolerance',
  year: 2007,
  venue: 'SOSP 2007, 45-58',
  doi: '10.1145/1294261.1294267',
};

export const MARTIN_ALVISI_2006: Citation = {
  authors: 'J.-P. Martin, L. Alvisi',
  title: 'Fast Byzantine consensus',
  year: 2006,
  venue: 'IEEE Transactions on Dependable and Secure Computing 3(3), 202-215',
  doi: '10.1109/TDSC.2006.35',
};

/** Where both were found to fail. */
export const ABRAHAM_2017: Citation = {
  authors: 'I. Abraham, G. Gueta, D. Malkhi, L. Alvisi, R. Kotla, J.-P. Martin',
  title: 'Revisiting fast practical Byzantine fault tolerance',
  year: 2017,
  url: 'https://arxiv.org/abs/1712.01367',
};

/** Where both were mended. */
export const ABRAHAM_2018: Citation = {
  authors: 'I. Abraham, G. Gueta, D. Malkhi, J.-P. Martin',
  title: 'Revisiting fast practical Byzantine fault tolerance: Thelma, Velma, and Zelma',
  year: 2018,
  url: 'https://arxiv.org/abs/1801.10022',
};
