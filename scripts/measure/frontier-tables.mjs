// The tables of docs/frontier.md, from what scripts/measure-frontier.mjs found.

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
export function thresholdTables(thresholds) {
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
export function mendTable(thresholds) {
  const counted = thresholds.filter(({ dial }) => COUNTS.includes(dial.name));
  const rows = SETTINGS.flatMap((setting) => {
    const groups = new Map();
    for (const each of counted.filter((one) => settingOf(one) === setting && isBroken(one))) {
      const by = mendText(weakestMend(each, counted));
      const told = `${nameOf(each)} ${figure(each.value)} (${figure(each.there.receivedShare)})`;
      groups.set(by, [...(groups.get(by) ?? []), told]);
    }
    return [...groups].map(([by, attacks]) => [`\`${setting}\``, attacks.join(', '), by]);
  });
  return table([
    ['receiver', 'flipped by: attack, traitors of 11 (their share of the received power)', 'mended by'],
    ...rows,
  ]);
}

/** @param {any} found */
const isBroken = ({ value }) => value !== null && value < BEYOND;
/** @param {any} found */
const rankOf = (found) => SETTINGS.indexOf(settingOf(found));

/**
 * Of the stronger receivers under the same attack and inputs, the weakest that isn't flipped, else that more traitors are
 * needed to flip; undefined: there is none. @param {any} found @param {readonly any[]} counted
 */
function weakestMend(found, counted) {
  return counted
    .filter(
      (other) =>
        rankOf(other) > rankOf(found) &&
        other.attack === found.attack &&
        other.dial.name === found.dial.name &&
        (!isBroken(other) || other.value > found.value),
    )
    .sort((a, b) => Number(isBroken(a)) - Number(isBroken(b)) || rankOf(a) - rankOf(b))[0];
}

/** @param {any} mend */
function mendText(mend) {
  if (mend === undefined) return 'none here';
  return `\`${settingOf(mend)}\`${isBroken(mend) ? `, up to ${figure(mend.value - 1)}` : ''}`;
}

/** @param {readonly any[]} rates */
export function rateTable(rates) {
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
export function searchTable(searches) {
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
