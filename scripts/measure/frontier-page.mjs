/** @param {number | null | undefined} value */
const figure = (value) =>
  value === null || value === undefined
    ? '–'
    : value !== 0 && Math.abs(value) < 1e-3
      ? Number(value.toPrecision(3)).toExponential()
      : String(Number(value.toPrecision(3)));
/** @param {{ rate: number, interval: { low: number, high: number } }} proportion */
const percent = ({ rate, interval: { low, high } }) =>
  `${(100 * rate).toFixed(0)} % [${(100 * low).toFixed(0)}, ${(100 * high).toFixed(0)}]`;
/** @param {readonly (readonly unknown[])[]} rows */
const table = (rows) =>
  rows
    .flatMap((row, k) => [`| ${row.join(' | ')} |`, ...(k === 0 ? [`|${'---|'.repeat(row.length)}`] : [])])
    .join('\n');

/** @param {any} found */
function flipsAt({ value, dial }) {
  return value === null ? `nowhere up to ${figure(dial.high)}` : figure(value);
}

/** @param {any} found */
function interval({ interval: { low, high } }) {
  return `${low === null ? 'not shown' : figure(low)} to ${high === null ? 'not shown' : figure(high)}`;
}

/** JSON has no Infinity: a prediction of nowhere comes back as null. @param {any} found */
function predictedText({ predicted }) {
  if (predicted === null) return '–';
  const where =
    predicted.value === null || predicted.value === Infinity ? 'nowhere' : figure(predicted.value);
  return `${where} (${predicted.why})`;
}

/** @param {readonly any[]} thresholds */
function thresholdTable(thresholds) {
  return table([
    [
      'attack',
      'dial',
      'flips at',
      '95 %',
      'predicted',
      'share of received power',
      'traitors',
      'J beyond an honest run',
      'W each',
      'wrong / undecided there',
    ],
    ...thresholds.map((each) => [
      each.id.split(' / ').slice(1).join(', '),
      each.dial.name,
      flipsAt(each),
      interval(each),
      predictedText(each),
      figure(each.there.receivedShare),
      figure(each.there.traitors),
      figure(each.there.traitorJoules),
      figure(each.there.transmitWatts),
      `${String(each.there.tally.wrong.count)} / ${String(each.there.tally.undecided.count)} of ${String(each.there.tally.right.runs)}`,
    ]),
  ]);
}

/** What a receiver needs besides the band of 100 MHz and a clock. */
const NEEDS = {
  tone: 'one antenna',
  energy: 'one antenna',
  'range-gated': 'one antenna, a common epoch',
  causal: 'one antenna, a common epoch, clocks to 25 ns, known places',
  array: '20 antennas known to 0.03 rad, and what `causal` needs',
};

/** A table for each receiver. @param {readonly any[]} thresholds */
function thresholdTables(thresholds) {
  return Object.entries(NEEDS)
    .map(([receiver, needs]) => {
      const own = thresholds.filter((each) => each.receiver === receiver);
      return `### ${receiver}: ${needs}\n\n${thresholdTable(own)}`;
    })
    .join('\n\n');
}

/** A receiver and, where a threshold has one, the setting that changes its rule; the weakest first. */
const SETTINGS = [
  'tone',
  'energy',
  'range-gated',
  'causal rule=plurality',
  'causal',
  'causal faults=2 spread=2',
  'array',
];

/** @param {any} found */
function settingOf({ id, receiver }) {
  const note = id.split(' / ')[2] ?? '';
  return note.includes('=') ? `${receiver} ${note}` : receiver;
}

/** The attack, and what tells it from others of its name on a common order. @param {any} found */
function nameOf({ id, attack }) {
  const note = id.split(' / ')[2] ?? '';
  return note.includes('=') || note === '' || note === 'split' ? attack : `${attack} (${note})`;
}

const COUNTS = ['traitors of 11', 'traitors of 11, honest split evenly'];
/** As many as no rule can stand: t + 1 of eleven. */
const BEYOND = 6;

/**
 * For each setting the attacks that flip it by fewer traitors than n >= 2t + 1 allows, grouped by the weakest receiver
 * that stands them: the same attack and inputs, up to that bound. @param {readonly any[]} thresholds
 */
function mendTable(thresholds) {
  const counted = thresholds.filter(({ dial }) => COUNTS.includes(dial.name));
  const rank = (/** @type {any} */ each) => SETTINGS.indexOf(settingOf(each));
  const isBroken = (/** @type {any} */ each) => each.value !== null && each.value < BEYOND;
  const rows = SETTINGS.flatMap((setting, at) => {
    const broken = counted.filter((each) => settingOf(each) === setting && isBroken(each));
    const groups = new Map();
    for (const each of broken) {
      const mend = counted
        .filter(
          (other) =>
            rank(other) > at &&
            other.attack === each.attack &&
            other.dial.name === each.dial.name &&
            (!isBroken(other) || other.value > each.value),
        )
        .sort((a, b) => Number(isBroken(a)) - Number(isBroken(b)) || rank(a) - rank(b))[0];
      const by =
        mend === undefined
          ? 'none here'
          : `\`${settingOf(mend)}\`${isBroken(mend) ? `, up to ${figure(mend.value - 1)}` : ''}`;
      groups.set(by, [
        ...(groups.get(by) ?? []),
        `${nameOf(each)} ${figure(each.value)} (${figure(each.there.receivedShare)})`,
      ]);
    }
    return [...groups].map(([by, attacks]) => [`\`${setting}\``, attacks.join(', '), by]);
  });
  return table([
    ['receiver', 'flipped by: attack, traitors of 11 (their share of the received power)', 'mended by'],
    ...rows,
  ]);
}

/** @param {readonly any[]} rates */
function rateTable(rates) {
  return table([
    ['factor', 'value', 'receiver', 'right [95 %]', 'wrong', 'undecided', 'runs'],
    ...rates.map((each) => [
      each.factor,
      each.value,
      each.receiver,
      percent(each.right),
      each.wrong.count,
      each.undecided.count,
      each.right.runs,
    ]),
  ]);
}

/** @param {readonly any[]} searches */
function searchTable(searches) {
  return table([
    [
      'against',
      'harm found, first to best',
      'emission found: [power, lie share, lag in s, turns] a role',
      'wrong, on fresh seeds',
      'undecided',
    ],
    ...searches.map(({ id, trace, emission, fresh }) => [
      id,
      `${figure(trace[0])} to ${figure(trace[trace.length - 1])}`,
      `\`${JSON.stringify(emission.map((/** @type {number[]} */ genes) => genes.map((gene) => Number(gene.toPrecision(3)))))}\``,
      `${String(fresh.wrong)} of ${String(fresh.runs)}`,
      `${String(fresh.undecided)} of ${String(fresh.runs)}`,
    ]),
  ]);
}

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
