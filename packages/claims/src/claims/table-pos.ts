import type { Claim } from '@dmct/core';
import { tableRowClaim, type WithinShape } from '../run/table-row.js';

/** The table's second row. */
export const tablePosWith = ({ traitors }: WithinShape): Claim =>
  tableRowClaim({
    id: 'table-pos',
    strategy: 'pos',
    statement:
      'Proof of stake: low energy, about a quarter of an hour, no hardware, an honest majority of stake.',
    finality: { claimed: '~15 min', secondsMin: 450, secondsMax: 1800 },
    energy: 'low',
    hardware: 'None',
    assumption: 'honest majority of stake',
    within: { attack: 'silence', traitors, text: `${String(10 * traitors)} % silent` },
    beyond: [{ attack: 'silence', traitors: 6, text: '60 % silent' }],
    runs: { full: 20, quick: 1 },
    condition:
      'energy and time as claimed, but finality takes two thirds of the stake and not a majority: a silent 40 % withholds it',
  });

/** The claim `table-pos` as the ledger holds it, under the physics that the document asks for. */
export const tablePos = tablePosWith({ traitors: 4 });
