import type { Claim } from '@dmct/core';
import { tableRowClaim, type WithinShape } from '../run/table-row.js';

/** The table's first row. */
export const tablePowWith = ({ traitors }: WithinShape): Claim =>
  tableRowClaim({
    id: 'table-pow',
    strategy: 'pow',
    statement: 'Proof of work: high energy, about an hour, mining rigs, an honest majority of hashrate.',
    finality: { claimed: '~1 hour', secondsMin: 1800, secondsMax: 7200 },
    energy: 'high',
    hardware: 'Mining rigs',
    assumption: 'honest majority of hashrate',
    within: { attack: 'double-spend', traitors, text: `${String(10 * traitors)} % double-spend` },
    beyond: [{ attack: 'double-spend', traitors: 6, text: '60 % double-spend' }],
    runs: { full: 40, quick: 5 },
    condition:
      'energy, time and machines as claimed, but a majority of hashrate alone doesn’t make six blocks final: a minority of 40 % reverses them often (Rosenfeld 2014)',
  });

/** The claim `table-pow` as the ledger holds it, under the physics that the document asks for. */
export const tablePow = tablePowWith({ traitors: 4 });
