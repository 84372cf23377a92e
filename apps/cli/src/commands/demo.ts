import { VERSION } from '@dmct/core';
import type { DemoReport } from '@dmct/catalog';
import { EXIT } from '../exit-status.js';
import { HELP_OPTION } from '../options/shared.js';
import { wholeNumber } from '../options/values.js';
import type { Command } from './command.js';

const SEEDS = 1000;
/** More take minutes and say nothing new. */
const SEEDS_MAX = 100_000;

export const demo: Command = {
  name: 'demo',
  summary: "the document's byzantine_attack(): its waves, its two measured strengths and its decision",
  operands: '',
  operandsMax: 0,
  options: [
    { name: 'seed', value: 'S', help: 'the seed that is shown; default 1' },
    {
      name: 'seeds',
      value: 'K',
      help: `how many the rates are over, at most ${String(SEEDS_MAX)}; default ${String(SEEDS)}`,
    },
    { name: 'json', value: null, help: 'one object for scripts' },
    HELP_OPTION,
  ],
  notes: ['Exit status: 0 whatever the document’s function concludes; 64 bad usage.'],
  async run(args, io) {
    const seed = wholeNumber(args, 'seed', 0) ?? 1;
    const seeds = wholeNumber(args, 'seeds', 1, SEEDS_MAX) ?? SEEDS;
    const { byzantineAttackDemo } = await import('@dmct/catalog');
    const report = byzantineAttackDemo({ seed, seeds });
    io.stdout.write(
      args.has('json') ? `${JSON.stringify({ version: VERSION, ...report }, null, 2)}\n` : demoText(report),
    );
    return EXIT.ok;
  },
};

/** What the document's example prints, and what it leaves out: other clamp radii, other seeds, the other protocol. */
function demoText(report: DemoReport): string {
  return `${[
    `byzantine_attack(), seed ${String(report.seed)}`,
    `  honest at ${report.honestPositions.map(place).join(' ')}, Byzantine at ${place(report.traitorPosition)}, unit ${String(report.scaleMetres)} m`,
    `  truth at ${megahertz(report.truthFrequencyHz)}, lie at ${megahertz(report.lieFrequencyHz)}; measured at ${place(report.measuringPoint)}, the traitor's own place`,
    '',
    ...report.runs.flatMap((run) => [
      `near field clamped at ${String(run.clampRadiusMetres)} m`,
      `  Truth field strength: ${run.truthStrength.toPrecision(4)}`,
      `  Lie field strength: ${run.lieStrength.toPrecision(4)}`,
      `  truth > lie × ${String(report.confidenceRatio)}: ${run.returns ?? 'no, the function returns nothing'}`,
      `  dmct, a gate for each emitter: ${run.engineered.readings.map((reading) => reading.toFixed(2)).join(' ')} → ${run.engineered.concludes ? 'truth' : 'no conclusion'}`,
    ]),
    '',
    `over ${String(report.rates[0]?.seeds ?? 0)} seeds`,
    '  clamp radius  truth stands out  lie stands out  neither  dmct concludes',
    ...report.rates.map((rate) =>
      [
        `  ${`${String(rate.clampRadiusMetres)} m`.padEnd(14)}`,
        percent(rate.truthStandsOut, rate.seeds).padEnd(18),
        percent(rate.lieStandsOut, rate.seeds).padEnd(16),
        percent(rate.undecided, rate.seeds).padEnd(9),
        percent(rate.engineered.concludes, rate.seeds),
      ].join(''),
    ),
  ].join('\n')}\n`;
}

function place({ x, y, z }: DemoReport['measuringPoint']): string {
  return `(${String(x)}, ${String(y)}, ${String(z)})`;
}

function megahertz(hertz: number): string {
  return `${(hertz / 1e6).toFixed(3)} MHz`;
}

function percent(count: number, of: number): string {
  return `${((100 * count) / of).toFixed(1)} %`;
}
