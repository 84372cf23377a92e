import { PROPERTIES, type RunResult } from '@dmct/core';
import { corruptedText } from '../format/corrupted.js';
import { endedText } from '../format/ended.js';
import { isJudged, NOBODY_TO_JUDGE } from '../format/interval.js';
import { formatNeed } from '../format/need.js';
import { formatNumber } from '../format/number.js';
import { formatScaled, JOULES, metric, SECONDS } from '../format/scale.js';
import type { Page } from './page.js';

/** One run: what was judged, what was measured, and how to see it again. */
export function writeRun(page: Page, run: RunResult): void {
  const { colours } = page;
  page.line(
    colours.bold(`${run.strategy} under ${run.attack}`) +
      `: ${String(run.nodes)} nodes, ${corruptedText(run)}, seed ${String(run.seed)}`,
  );
  page.field('conditions', `${run.conditions.topology}, workload ${run.workload}`);
  page.field(
    'tolerates',
    `f = ${String(run.faultsTolerated)}; corrupted: ${run.faulty.length === 0 ? 'nobody' : `no. ${run.faulty.join(', ')}`}`,
  );
  page.line();
  const paints = { holds: colours.green, violated: colours.red, unknown: colours.yellow };
  for (const property of PROPERTIES) {
    page.field(property, run.verdicts[property], paints[run.verdicts[property]]);
  }
  if (!isJudged(run)) page.field('judged', NOBODY_TO_JUDGE);
  for (const { property, detail } of run.violations) page.field(`  ${property}`, detail);
  page.line();
  writeMeasures(page, run);
  page.line();
  page.field('trace hash', run.traceHash);
  page.command('again:', run.replay);
}

function writeMeasures(page: Page, run: RunResult): void {
  const { decisions, messages, energyJoules } = run;
  page.field(
    'decisions',
    `${String(decisions.count)} by all (${formatNumber(decisions.perSecond)} a second), ${String(decisions.undecided)} missing`,
  );
  page.field('finality', finalityText(run));
  if (run.clientSeconds !== null) page.field('client', formatScaled(run.clientSeconds.mean, SECONDS));
  const kinds = Object.entries(messages.byKind).filter(([, count]) => count > 0);
  page.field(
    'messages',
    `${String(messages.total)} (${formatScaled(messages.bytes, metric('B'))})` +
      (kinds.length === 0 ? '' : `: ${kinds.map(([kind, count]) => `${kind} ${String(count)}`).join(', ')}`),
  );
  const parts = Object.entries(energyJoules.byPart).filter(([, joules]) => joules > 0);
  page.field('energy', formatScaled(energyJoules.total, JOULES));
  for (const [part, joules] of parts) page.field(`  ${part}`, formatScaled(joules, JOULES));
  page.field('  marginal', formatScaled(energyJoules.marginal, JOULES));
  if (energyJoules.deployed !== null) page.field('  deployed', formatScaled(energyJoules.deployed, JOULES));
  page.field(
    'hardware',
    Object.entries(run.hardware)
      .map(([name, value]) => formatNeed(name, value))
      .join(', '),
  );
  const counted = Object.entries(run.attackMeasures ?? {});
  if (counted.length > 0) {
    page.field('attack', counted.map(([name, value]) => `${name} ${formatNumber(value)}`).join(', '));
  }
  page.field(
    'assumptions',
    run.assumptionsBroken.length === 0 ? 'none broken' : `broken: ${run.assumptionsBroken.join(', ')}`,
  );
  page.field('ended', endedText(run));
}

function finalityText({ finalitySeconds }: RunResult): string {
  if (finalitySeconds === null) return 'nothing decided';
  const { mean, p50, p99, max } = finalitySeconds;
  const times = { mean, median: p50, '99 %': p99, last: max };
  return Object.entries(times)
    .map(([name, seconds]) => `${name} ${formatScaled(seconds, SECONDS)}`)
    .join(', ');
}
