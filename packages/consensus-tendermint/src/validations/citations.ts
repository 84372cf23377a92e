import type { Citation } from '@dmct/core';

export const BUCHMAN_ET_AL_2018: Citation = {
  authors: 'E. Buchman, J. Kwon, Z. Milosevic',
  title: 'The latest gossip on BFT consensus',
  year: 2018,
  venue: 'arXiv:1807.04938',
  url: 'https://arxiv.org/abs/1807.04938',
};
