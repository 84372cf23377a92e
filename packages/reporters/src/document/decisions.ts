import { formatScaled, SECONDS } from '../format/scale.js';
import type { Diagram } from './diagram.js';
import { tableBlock, type Block } from './document.js';

/** A table of decisions longer than this says how many it leaves out. */
const DECISIONS_MAX = 200;

/** What was decided when and by whom: the table behind a diagram. `of` names the run where there are several. */
export function decisionTable({ marks }: Diagram, of = ''): Block | null {
  const told = marks.filter(({ kind }) => kind === 'decide' || kind === 'retract');
  const left = told.length - DECISIONS_MAX;
  return tableBlock(
    `${of === '' ? 'Decisions' : `Decisions of ${of},`} in the order in which they were taken${left > 0 ? `, ${String(left)} later ones left out` : ''}`,
    ['Time', 'Replica', 'What'],
    told
      .slice(0, DECISIONS_MAX)
      .map(({ atSeconds, kind, replica, value }) => [
        formatScaled(atSeconds, SECONDS),
        String(replica),
        kind === 'decide' ? `decides ${JSON.stringify(value)}` : 'takes its decision back',
      ]),
  );
}
