import { mendTable, rateTable, searchTable, thresholdTables } from './frontier-tables.mjs';

/**
 * The page: every figure of it comes from the state of the measurement.
 *
 * @param {{ thresholds: readonly any[], rates: readonly any[], searches: readonly any[], runs: number, missing: number, isLarge: boolean }} found
 */
export function frontierPage({ thresholds, rates, searches, runs, missing, isLarge }) {
  return `# The frontier

Written by \`node scripts/measure-frontier.mjs --runs ${String(runs)}${isLarge ? ' --large' : ''} --page docs/frontier.md\`, which goes on where it
stopped; \`--large\` has more values and up to a thousand generals, \`--runs\` narrows the intervals.${missing === 0 ? '' : ` ${String(missing)} parts have not run yet.`}
All runs are of \`dmct\` with \`--set receiver=\` as named, seeds from 1,001 on, inputs unanimous unless said. A run is right
if all five properties hold; wrong if an honest general decided against another or against a common order; undecided
else. Intervals are Wilson's, 95 %.

## Where decisions flip

Eleven generals strewn over a ball of 1 km, ${String(runs)} runs a value, bisected on the same seeds (split inputs: on seeds that
split them evenly). *Flips at*: the least value tried at which no more than half of the runs were right. *95 %*: from the
greatest value shown to leave most runs right to the least shown to leave most not. *Share of received power*: the
traitors' part of what an honest general hears, by 1/r². *J beyond an honest run*: what all radiate beyond the honest
generals' part of a run without traitors, which is what the traitors do and what further rounds cost the honest. *W each*:
the transmitter that one traitor needs. The whole page takes some ten minutes of one core.

${thresholdTables(thresholds)}

A run is right only if *every* honest general is: a receiver that adds up power flips well below one half, since the
unluckiest place decides. The prediction beside it is for equal distances. *majority* is wrong-order by more than half.
*silence* and *whispering* help nobody where power is added up: who is not heard doesn't count.

## What breaks each receiver, and what mends it

Every attack above that flips a receiver by fewer than six of eleven, and the weakest receiver that stands it up to there.
What an array does against jammers stands in [dmct.md](dmct.md), Arrays; how little energy and power one takes, there under
Jamming.

${mendTable(thresholds)}

## How often right, one factor at a time

Eleven generals within 1 km, three of them liars (\`ambiguous-emission\` where inputs are split, \`gate-capture\` where
pulses are captured, \`wrong-order\` elsewhere); large numbers take fewer runs.

${rateTable(rates)}

*Captured pulses weakened by*: the attack's pulses arrive with that much less power than the general has whose gate they
fall into, as a suppression by direction would have it. *Antennas of each array* is the real thing: four of eleven
capture all gates in reach, each general has so many antennas, and its beams are what suppresses. Ten other places take
more than ten antennas to be deaf to (ADR 0029).

## What a search found against whole protocols

Two liars of seven, at most at the cap. The attack \`adaptive\` takes an emission, which a matrix adaptation search turned
to what harms most: 1 for a wrong decision, 0.3 for none, on six seeds below the ledger's own, judged on sixty others.

${searchTable(searches)}

A search that finds nothing says that this search, within these limits, found nothing.
`;
}
