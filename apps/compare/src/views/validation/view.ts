import '../../style/ledger.css';
import { recorded } from 'virtual:recorded-validation';
import { RESULT_SCHEMA_VERSION, type ValidationRow } from '@dmct/core';
import { csvText, type CsvLine } from '@dmct/reporters';
import type { ValidationFacts } from '../../catalog/facts.js';
import type { View } from '../../shell/app.js';
import { h } from '../../ui/dom.js';
import { createLedgerRuns } from '../../ui/ledger-runs.js';
import { createLedgerOrigins, type LedgerOrigins } from '../../ui/ledger-origins.js';
import { originCells, recordedText } from '../../ui/recorded-text.js';
import { countsOf } from './counts.js';
import { checksPicture } from './picture.js';
import { createCheckRow, isOwn, type CheckRow } from './row.js';

const GROUPS: Readonly<Record<string, string>> = {
  A: 'Proof of work',
  B: 'Proof of stake',
  C: 'Votes and generals',
  D: 'Waves and detection',
  E: 'Energy',
};

/** Published results, and whether the simulated protocols reproduce them here. */
export const view: View = {
  title: 'Published results, reproduced',
  mount(main, app) {
    const results = recordedRows(app.facts.validations);
    const origins = createLedgerOrigins(
      app.facts.validations.map(({ id }) => id),
      { ids: [...results.keys()], manifest: recorded?.manifest },
      app.facts.version,
    );
    const quick = h('input', { type: 'checkbox', checked: true, id: 'quick' });
    const line = h('p', { class: 'line', id: 'line' }, tally(app.facts.validations, results, origins));
    const checks = new Map<string, CheckRow>();
    const cancel = h('button', { type: 'button', id: 'cancel' }, 'Cancel');
    const runs = createLedgerRuns(cancel, app.left);

    const run = (id: string): Promise<void> => runs.one((signal) => runOne(id, signal));
    const runOne = async (id: string, signal: AbortSignal): Promise<void> => {
      const check = checks.get(id)!;
      const isQuick = quick.checked;
      check.setRunning(true);
      try {
        const rows = await app.pool.ask(
          'validation',
          { id, quick: isQuick },
          {
            signal,
            onProgress: (fraction) => {
              check.setProgress(fraction);
            },
          },
        );
        results.set(id, rows);
        check.show(rows, origins.ranHere(id, isQuick));
        line.textContent = tally(app.facts.validations, results, origins);
        offer();
        app.say(`${id}: ${countsOf(rows)}`);
      } catch (error) {
        if (!signal.aborted) {
          check.fail(error instanceof Error ? error.message : String(error));
        }
      }
      check.setRunning(false);
    };
    const runAll = (rows: readonly ValidationFacts[]): void => {
      const ids = rows.map(({ id }) => id);
      void runs.all(ids, run).then(() => {
        app.say(line.textContent);
      });
    };
    for (const facts of app.facts.validations) {
      const check = createCheckRow(facts, () => void run(facts.id));
      checks.set(facts.id, check);
      const [rows, origin] = [results.get(facts.id), origins.of(facts.id)];
      if (rows !== undefined && origin !== undefined) check.show(rows, origin);
    }
    const groups = [...new Set(app.facts.validations.map(({ id }) => id.slice(0, 1)))].map((letter) => {
      const rows = app.facts.validations.filter(({ id }) => id.startsWith(letter));
      return h(
        'section',
        { class: 'group', 'data-group': letter, tabindex: '-1', 'aria-label': groupName(letter) },
        h(
          'header',
          { class: 'row between' },
          h('h2', {}, groupName(letter)),
          h(
            'button',
            {
              type: 'button',
              onclick: () => {
                runAll(rows);
              },
            },
            `Run all of ${letter}`,
          ),
        ),
        rows.map(({ id }) => checks.get(id)!.element),
      );
    });
    main.append(
      h('h1', {}, 'Published results, reproduced'),
      h(
        'p',
        { class: 'lead' },
        `A comparison is worth what its baselines are worth. Most of these numbers were printed by others; here the simulated protocols have to produce them. ${recordedText(recorded?.manifest)} ${ownText(app.facts.validations)}`,
      ),
      h(
        'div',
        { class: 'controls' },
        h('label', { class: 'row' }, quick, 'quick: fewer samples'),
        h(
          'div',
          { class: 'buttons' },
          h(
            'button',
            {
              type: 'button',
              class: 'primary',
              id: 'run-all',
              onclick: () => {
                runAll(app.facts.validations);
              },
            },
            'Run all',
          ),
          cancel,
        ),
      ),
      h('div', { class: 'status' }, line),
      h(
        'nav',
        { class: 'index counts', 'aria-label': 'Groups of results' },
        groups.map((group) =>
          h(
            'button',
            {
              type: 'button',
              class: 'count',
              onclick: () => {
                group.scrollIntoView();
                group.focus({ preventScroll: true });
              },
            },
            groupName(group.dataset['group']!),
          ),
        ),
      ),
      h('div', { class: 'groups' }, groups),
    );
    app.remember(app.link.settings);
    const report = () => ({
      schemaVersion: RESULT_SCHEMA_VERSION,
      version: app.facts.version,
      quick: origins.isQuick,
      seed: app.facts.ledgerSeed,
      rows: app.facts.validations.flatMap(({ id }) => results.get(id) ?? []),
    });
    const offer = (): void => {
      const command = origins.command('dmct validate');
      const cells = (): readonly CsvLine[] => report().rows.map(({ id }) => originCells(origins.of(id)!));
      app.offer({
        command,
        json: () => ({
          ...report(),
          rows: report().rows.map((row) => ({ ...row, run: originCells(origins.of(row.id)!) })),
          recorded: recorded?.manifest ?? null,
        }),
        csv: () => csvText({ kind: 'validate', validation: report() }, cells()),
        svg: () =>
          checksPicture(app.facts.validations, results, origins, {
            title: 'Published results, and what the laboratory measures',
            setting: `${line.textContent}. ${recordedText(recorded?.manifest)} The shaded band is what is allowed of each. DMCT Lab ${app.facts.version}.`,
            command,
          }),
      });
    };
    offer();
  },
};

function groupName(letter: string): string {
  return `${letter} · ${GROUPS[letter] ?? 'Others'}`;
}

/** What the recorded run measured, by row; a row of which a point is missing is left to be run here. */
function recordedRows(validations: readonly ValidationFacts[]): Map<string, readonly ValidationRow[]> {
  const rowsOf = (id: string) => (recorded?.entries ?? []).filter((row) => row.id === id);
  const whole = validations.filter(({ id, points }) => rowsOf(id).length === points.length);
  return new Map(whole.map(({ id }) => [id, rowsOf(id)]));
}

function tally(
  validations: readonly ValidationFacts[],
  results: ReadonlyMap<string, readonly ValidationRow[]>,
  origins: LedgerOrigins,
): string {
  const missing = validations.length - results.size;
  return [
    `${String(validations.length)} results at ${String(validations.reduce((sum, { points }) => sum + points.length, 0))} points: ${countsOf([...results.values()].flat())}`,
    ...(missing > 0 ? [`${String(missing)} without a recorded run`] : []),
    ...(origins.tally === '' ? [] : [origins.tally]),
  ].join('; ');
}

/** Which rows nobody else has printed. */
function ownText(validations: readonly ValidationFacts[]): string {
  const own = validations.filter(isOwn).length;
  if (own === 0) return '';
  return `${String(own)} of the ${String(validations.length)} compare with a closed form of the lab’s own, and say so.`;
}
