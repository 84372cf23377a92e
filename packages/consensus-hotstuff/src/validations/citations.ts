import type { Citation } from '@dmct/core';

export const YIN_ET_AL_2019: Citation = {
  authors: 'M. Yin, D. Malkhi, M. K. Reiter, G. Golan Gueta, I. Abraham',
  title: 'HotStuff: BFT consensus with linearity and responsiveness',
  year: 2019,
  venue: 'PODC 2019, 347-356',
  doi: '10.1145/3293611.3331591',
};
