import {
  createRegistry,
  VERSION,
  type Claim,
  type ClaimResult,
  type Report,
  type Scenario,
  type TraceEvent,
  type ValidationRow,
} from '@dmct/core';
import { simulate, study } from '@dmct/simulator';
import { kitAdversaries } from '../../adversaries/index.js';
import { unharmed } from '../../adversaries/unharmed.js';
import { createEchoVote, intersectingQuorum } from '../../broken/echo-vote.js';
import { signedRelay } from '../../control/signed-relay.js';

/** What a reporter is tried on: a report, its events, and words in it that must not be lost. */
export interface SampleReport {
  readonly label: string;
  readonly report: Report;
  readonly events: readonly TraceEvent[];
}

/** Text that ends a table's cell, a tag, a quotation, a line. */
export const NASTY = 'a | <script>alert("1")</script>, \'b\' & `c`\nnext';

const registry = createRegistry({
  strategies: [signedRelay, createEchoVote('kit-echo-vote', intersectingQuorum)],
  attacks: [unharmed, ...kitAdversaries],
});

/** Real runs and tables, made anew; and ledgers whose cells are empty, infinite or nasty. */
export function sampleReports(): readonly SampleReport[] {
  return [
    runReport('a run that decides', { attack: 'kit-none', traitors: 0 }),
    runReport('a run under attack', { attack: 'kit-two-faced', traitors: 1 }),
    runReport('a run that was cut before anybody decided', {
      attack: 'kit-none',
      traitors: 0,
      horizonSeconds: 1e-3,
    }),
    { label: 'a comparison', report: comparison(), events: [] },
    { label: 'a ledger of claims', report: ledger(), events: [] },
    { label: 'a table of published results', report: validation(), events: [] },
  ];
}

function runReport(
  label: string,
  options: Pick<Scenario, 'attack' | 'traitors' | 'horizonSeconds'>,
): SampleReport {
  const events: TraceEvent[] = [];
  const scenario = { strategy: signedRelay.name, ...options, nodes: 4, seed: 9 };
  const run = simulate(registry, scenario, { onEvent: (event) => events.push(event) });
  return { label, report: { kind: 'run', run }, events };
}

function comparison(): Report {
  return {
    kind: 'compare',
    comparison: study(registry, {
      strategies: registry.strategies.all.map(({ name }) => name),
      attacks: ['kit-none', 'kit-random-crash', 'kit-forger'],
      ...{ nodes: 4, traitors: 2, seeds: 2, seed: 1, params: {}, topology: 'cities', workload: 'orders' },
      conditions: {},
      replay: 'dmct compare --nodes 4',
    }),
  };
}

function ledger(): Report {
  const claim = (id: string, verdict: ReturnType<Claim['judge']>, value: number): ClaimResult => ({
    ...{ id, statement: NASTY, source: 'a source', rule: 'a rule', verdict, metric: 'a metric, s' },
    condition: verdict === 'conditional' ? NASTY : null,
    evidence: {
      ...{ metric: 'a metric, s', value, samples: 7 },
      interval: verdict === 'refuted' ? null : { low: value / 2, high: Infinity },
      data: {
        table: {
          columns: ['a', NASTY],
          rows: [
            [1, NASTY],
            [null, true],
          ],
        },
        other: null,
      },
    },
  });
  const claims = [
    claim('one', 'supported', 1),
    claim('two', 'conditional', 0),
    claim('three', 'refuted', NaN),
  ];
  return { kind: 'claims', ledger: { schemaVersion: 1, version: VERSION, quick: true, claims } };
}

function validation(): Report {
  const row = (id: string, measured: number, kind: ValidationRow['kind']): ValidationRow => ({
    ...{ id, title: NASTY, source: 'A. Author, A paper, 1999', params: { n: 4, text: NASTY }, kind },
    ...{ expected: 12, measured, tolerance: 0, samples: 1, evidence: null },
    verdict: measured === 12 ? 'pass' : 'fail',
  });
  const rows = [row('X1', 12, 'exact'), row('X2', 1e-300, 'reported'), row('X3', NaN, 'statistical')];
  return {
    kind: 'validate',
    validation: { schemaVersion: 1, version: VERSION, quick: false, seed: 1, rows },
  };
}
