import type { Citation } from '@dmct/core';

/** Sources that more than one row quotes. */
export const GOODMAN_2007: Citation = {
  authors: 'J. W. Goodman',
  title: 'Speckle Phenomena in Optics, chapters 2 and 3',
  year: 2007,
};

export const JACKSON_1998: Citation = {
  authors: 'J. D. Jackson',
  title: 'Classical Electrodynamics, third edition, chapters 6 and 11',
  year: 1998,
};

export const PROAKIS_2001: Citation = {
  authors: 'J. G. Proakis',
  title: 'Digital Communications, fourth edition, section 5.4',
  year: 2001,
};

/** A closed form of this laboratory: superposed waves with random phases as a lottery by received power. */
export const SUPERPOSITION: Citation = {
  authors: 'DMCT Lab',
  title: 'Consensus by superposition: closed forms (gamma-distributed energies)',
  year: 2026,
};
