import type { Claim } from '@dmct/core';
import { tableRowClaim, type WithinShape } from '../run/table-row.js';

/** The table's third row. */
export const tablePbftWith = ({ traitors, attack = 'collusion' }: WithinShape): Claim =>
  tableRowClaim({
    id: 'table-pbft',
    strategy: 'pbft',
    statement: 'PBFT: low energy, seconds, no hardware, less than a third Byzantine.',
    finality: { claimed: 'Seconds', secondsMin: 0.1, secondsMax: 10 },
    energy: 'low',
    hardware: 'None',
    assumption: '< 1/3 Byzantine',
    within: {
      attack,
      traitors,
      text: `${String(traitors)} of 10 ${attack === 'collusion' ? 'collude' : `under ${attack}`}`,
    },
    beyond: [
      { attack: 'collusion', traitors: 4, text: '4 of 10 collude' },
      { attack: 'silence', traitors: 4, text: '4 of 10 silent' },
    ],
    runs: { full: 60, quick: 10 },
    condition: 'energy and time as claimed, the bound on faults not as measured',
  });

/** The claim `table-pbft` as the ledger holds it, under the physics that the document asks for. */
export const tablePbft = tablePbftWith({ traitors: 3 });
