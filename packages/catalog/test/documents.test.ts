import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createBuiltInRegistry, runClaims, runValidations } from '@dmct/catalog';
import type { Report, ReportHeader, TraceEvent, WaveWays } from '@dmct/core';
import { formatMean, formatProportion, formatScaled, JOULES, SECONDS } from '@dmct/reporters';
import { simulate, study } from '@dmct/simulator';
import { parseHTML } from 'linkedom';
import { beforeAll, describe, expect, it } from 'vitest';

const registry = createBuiltInRegistry();
const FORMS = ['html', 'latex', 'markdown'] as const;
/** What somebody could call a strategy, a value or a message. */
const HOSTILE = `<script>alert(1)</script><img src=x onerror=alert(2)>"'&\\input{x}\\end{document}%$#_^~{|`;
const LATEX_ACTIVE = /(?<!\\textbackslash\{\})\\input|\\end\{document\}(?!\n$)/;

/** A machine without TeX checks the documents' structure alone (packages/reporters/test/latex.test.ts). */
const hasTex = spawnSync('pdflatex', ['--version']).status === 0;

const kinds = ['run', 'compare', 'claims', 'validate'] as const;
const reports = new Map<Report['kind'], Report>();
const events: TraceEvent[] = [];

beforeAll(async () => {
  const scenario = { strategy: 'pbft', attack: 'equivocation', nodes: 7, traitors: 2, seed: 3 };
  const run = simulate(registry, scenario, { onEvent: (event) => events.push(event) });
  const comparison = study(registry, {
    ...{ strategies: ['dmct', 'pbft', 'tendermint'], attacks: ['none', 'silence', 'double-spend'] },
    ...{ nodes: 4, traitors: 1, seeds: 2, seed: 1, params: {}, topology: 'cities', workload: 'orders' },
    ...{ conditions: {}, replay: 'dmct compare --nodes 4' },
  });
  const ledger = await runClaims(registry, ['lies-decay', 'truth-amplifies'], {
    quick: true,
  });
  const validation = await runValidations(registry, ['C1', 'D2'], { quick: true });
  for (const report of [
    { kind: 'run', run },
    { kind: 'compare', comparison },
    { kind: 'claims', ledger },
    { kind: 'validate', validation },
  ] as const)
    reports.set(report.kind, report);
});

async function written(
  form: (typeof FORMS)[number],
  report: Report,
  trace: readonly TraceEvent[] = events,
  ways: WaveWays | null = null,
): Promise<string> {
  const parts: string[] = [];
  const sink = { write: (text: string) => parts.push(text), colour: false, columns: 100 };
  const header: ReportHeader = {
    kind: report.kind,
    version: '0.1.0',
    command: 'dmct',
    runtime: 'Node 20.0.0',
  };
  const open = registry.reporters.get(form).open(sink, header);
  if (ways !== null) open.onWaveWays?.(ways);
  if (report.kind === 'run') for (const event of trace) open.onEvent?.(event);
  await open.onFinish(report);
  return parts.join('');
}

const reportOf = (kind: Report['kind']): Report => reports.get(kind)!;
const bodyOf = (html: string): Document => parseHTML(html).document;
const textOf = (html: string): string => bodyOf(html).body.textContent.replaceAll(/\s+/g, ' ');

/** The same report with hostile text behind every string that isn't a word of the contract. */
function spoilt(report: Report): Report {
  const contract = new Set([
    'kind',
    'verdicts',
    'verdict',
    'property',
    'endedBecause',
    'topology',
    'workload',
    'replay',
  ]);
  const spoil = (value: unknown, key = ''): unknown => {
    if (typeof value === 'string') return contract.has(key) ? value : value + HOSTILE;
    if (Array.isArray(value)) return value.map((each) => spoil(each));
    if (typeof value !== 'object' || value === null || contract.has(key)) return value;
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, spoil(each, name)]));
  };
  return spoil(report) as Report;
}

describe.each(kinds)('%s', (kind) => {
  it.each(FORMS)('%s: the same report is the same bytes, without NaN, and says who made it', async (form) => {
    const text = await written(form, reportOf(kind));
    expect(await written(form, reportOf(kind))).toBe(text);
    expect(text).toMatch(/[^\n]\n$/);
    expect(text).not.toMatch(/NaN|Infinity|undefined|\[object/);
    expect(text).toContain('0.1.0');
    if (form === 'html' || kind === 'run') expect(text).toContain('Node 20.0.0');
  });

  it('html loads nothing, runs nothing, and says so to the browser', async () => {
    const text = await written('html', reportOf(kind));
    expect(text).toContain("default-src 'none'");
    const page = bodyOf(text);
    expect([...page.querySelectorAll('script, link, img, iframe, object, embed, form, image, use')]).toEqual(
      [],
    );
    for (const element of page.querySelectorAll('*')) {
      const loading = [...element.attributes].filter(({ name }) =>
        /^(src|srcset|on.*|.*:href|data|action)$/.test(name),
      );
      expect(loading.map(({ name }) => name)).toEqual([]);
      if (element.hasAttribute('href')) expect(element.tagName).toBe('A');
    }
    expect(text).not.toMatch(/url\(|@import/);
  });

  it('html shows hostile text as text', async () => {
    const text = await written('html', spoilt(reportOf(kind)));
    expect([...bodyOf(text).querySelectorAll('script, img, [onerror]')]).toEqual([]);
    expect(bodyOf(text).body.textContent).toContain(HOSTILE);
  });

  it('latex shows hostile text as text', async () => {
    const text = await written('latex', spoilt(reportOf(kind)));
    expect(text).not.toMatch(LATEX_ACTIVE);
    expect(text).toContain('\\textbackslash{}input\\{x\\}');
  });

  it.skipIf(!hasTex)('latex is set by TeX, hostile text and all (skipped without pdflatex)', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'dmct-tex-'));
    try {
      writeFileSync(join(folder, 'report.tex'), await written('latex', spoilt(reportOf(kind))));
      const words = [
        '-interaction=nonstopmode',
        '-halt-on-error',
        '-draftmode',
        '-no-shell-escape',
        'report.tex',
      ];
      const { status, stdout } = spawnSync('pdflatex', words, { cwd: folder, encoding: 'utf8' });
      expect(stdout.match(/^!.*$/gm) ?? []).toEqual([]);
      expect(status).toBe(0);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('every chart has its numbers in a table behind it', async () => {
    const figures = [...bodyOf(await written('html', reportOf(kind))).querySelectorAll('figure')];
    expect(figures.length).toBeGreaterThan(0);
    for (const figure of figures.filter((each) => each.querySelector('svg.chart') !== null)) {
      const dots = figure.querySelectorAll('g path[transform], g circle').length;
      expect(dots, figure.textContent.slice(0, 60)).toBeGreaterThan(0);
      expect(figure.querySelectorAll('details table tbody tr').length).toBeGreaterThan(0);
    }
  });
});

it.each(FORMS)('%s: every measured number of a comparison stands in it', async (form) => {
  const report = reportOf('compare');
  if (report.kind !== 'compare') throw new Error('no comparison');
  const page = await written(form, report);
  const text = form === 'html' ? textOf(page) : page.replaceAll('\\%', '%').replaceAll('\\textendash{}', '–');
  for (const { measured } of report.comparison.rows) {
    if (measured === null) continue;
    expect(text).toContain(formatProportion(measured.right));
    expect(text).toContain(formatMean(measured.finalitySeconds, SECONDS));
    expect(text).toContain(formatMean(measured.energyJoules, JOULES));
  }
  expect(text).toContain(report.comparison.replay.replaceAll('--', form === 'latex' ? '-{}-' : '--'));
});

it.each(FORMS)(
  '%s: every count and every joule of a run stands in it, with all its settings',
  async (form) => {
    const report = reportOf('run');
    if (report.kind !== 'run') throw new Error('no run');
    const { run } = report;
    const page = await written(form, report);
    const text =
      form === 'html' ? textOf(page) : page.replaceAll('\\textmu{}', 'µ').replaceAll('\\allowbreak{}', '');
    for (const [kind, count] of Object.entries(run.messages.byKind).filter(([, each]) => each > 0)) {
      expect(text).toContain(kind);
      expect(text).toContain(String(count));
    }
    for (const joules of Object.values(run.energyJoules.byPart).filter((part) => part > 0))
      expect(text).toContain(formatScaled(joules, JOULES));
    for (const name of [...Object.keys(run.params), ...Object.keys(run.attackParams), 'routeFactor'])
      expect(text).toContain(name);
    expect(text).toContain(run.traceHash);
  },
);

it('the diagram has an arrow a delivered message, a sign a decision, and is left out without a trace', async () => {
  const report = reportOf('run');
  const page = bodyOf(await written('html', report));
  const arrows = [...page.querySelectorAll('figure path.message[d^=M]')]
    .filter((path) => path.closest('.legend') === null)
    .flatMap((path) => path.getAttribute('d')?.match(/M/g) ?? []);
  const delivered = events.filter((event) => event.kind === 'deliver' && event.from !== event.to);
  expect(arrows).toHaveLength(delivered.length);
  const decided = events.filter(({ kind }) => kind === 'decide').length;
  expect(page.querySelectorAll('.wide path.mark.decide')).toHaveLength(decided);
  const without = await written('html', report, []);
  expect(without).not.toContain('In space and time');
  expect(bodyOf(without).querySelectorAll('path.message')).toHaveLength(0);
});

it.each(['html', 'latex'] as const)(
  '%s: a wave is a cone whose edge meets everybody else at the speed of its medium',
  async (form) => {
    const trace: TraceEvent[] = [];
    const heard: WaveWays[] = [];
    const run = simulate(
      registry,
      { strategy: 'dmct', attack: 'none', nodes: 4, traitors: 0, seed: 3 },
      { onEvent: (event) => trace.push(event), onWaveWays: (each) => heard.push(each) },
    );
    expect(heard).toHaveLength(1);
    const [ways] = heard;
    const page = await written(form, { kind: 'run', run }, trace, ways);
    // The edge of the wave itself: its first light on each line, then its last.
    const edge = {
      html: /<path class="wave [^"]*" d="M([^"]*)Z"/g,
      latex: /\\filldraw\[[^\]]*\] (.*) -- cycle;/g,
    }[form];
    const cones = [...page.matchAll(edge)].map(([, points]) =>
      [...points!.matchAll(/(-?[\d.]+)[ ,](-?[\d.]+)/g)].slice(0, 4).map(([, x]) => Number(x)),
    );
    const emissions = trace.filter((event) => event.kind === 'emit');
    expect(emissions.length).toBeGreaterThan(3);
    expect(cones).toHaveLength(emissions.length);
    // How much later than at its own line it is at the others, in proportion to the seconds of their ways.
    emissions.forEach(({ replica }, k) => {
      const ascending = (numbers: readonly number[]): number[] => [...numbers].sort((a, b) => a - b);
      const seconds = ascending([0, 1, 2, 3].map((id) => ways!.seconds[replica * ways!.participants + id]!));
      const edges = ascending(cones[k]!);
      const lengths = edges.map((x) => x - edges[0]!);
      expect(lengths[3]).toBeGreaterThan(form === 'html' ? 50 : 1);
      lengths.forEach((length, at) => {
        const expected = (lengths[3]! * seconds[at]!) / seconds[3]!;
        expect(Math.abs(length - expected)).toBeLessThan(form === 'html' ? 0.25 : 0.005);
      });
    });
    const without = await written(form, { kind: 'run', run }, trace);
    expect(without.match(edge)).toBeNull();
  },
);

it('a run of many events says how many it leaves out', async () => {
  const many = Array.from({ length: 30 }, () => events).flat();
  expect(textOf(await written('html', reportOf('run'), many))).toContain(
    `The first 4000 of ${String(many.length)} events in the trace are drawn.`,
  );
});
