import type { Citation, DocumentedRow } from '@dmct/core';

/** The document that both strategies come from. */
const DOCUMENT: Citation = {
  authors: 'the DMCT project',
  title: "The Byzantine Generals Problem & DMCT's Physics Solution",
  year: 2025,
};

/** Work that the engineered protocol is built from. */
export const CITATIONS: readonly Citation[] = [
  DOCUMENT,
  {
    authors: 'M. O. Rabin',
    title: 'Randomized Byzantine generals',
    year: 1983,
    venue: '24th IEEE Symposium on Foundations of Computer Science, 403-409',
  },
  {
    authors: 'M. Ben-Or',
    title: 'Another advantage of free choice: completely asynchronous agreement protocols',
    year: 1983,
    venue: '2nd ACM Symposium on Principles of Distributed Computing, 27-30',
  },
  {
    authors: 'M. S. Khan, S. S. Naqvi, N. H. Vaidya',
    title: 'Exact Byzantine consensus on undirected graphs under local broadcast model',
    year: 2019,
    venue: '38th ACM Symposium on Principles of Distributed Computing, 327-336',
  },
];

export const SEED_CITATIONS: readonly Citation[] = [DOCUMENT];

/** The document's row for DMCT, as claimed. */
export const DMCT_ROW: DocumentedRow = {
  energyCost: 'Near-zero',
  finalityTime: 'Speed of light',
  hardware: 'None',
  assumptions: 'Physics works',
};
