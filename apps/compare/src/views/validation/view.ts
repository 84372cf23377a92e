import '../../style/ledger.css';
import type { ValidationRow } from '@dmct/core';
import type { ValidationFacts } from '../../catalog/facts.js';
import type { View } from '../../shell/app.js';
import { h } from '../../ui/dom.js';
import { inTurn } from '../../ui/queue.js';
import { reportCsv } from '../../ui/report-csv.js';
import { countsOf } from './counts.js';
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
    const results = new Map<string, readonly ValidationRow[]>();
    let running = new AbortController();
    const quick = h('input', { type: 'checkbox', checked: true, id: 'quick' });
    const line = h('p', { class: 'line', id: 'line' }, `${String(app.facts.validations.length)} results`);
    const checks = new Map<string, CheckRow>();
    const cancel = h(
      'button',
      {
        type: 'button',
        id: 'cancel',
        disabled: true,
        onclick: () => {
          running.abort();
        },
      },
      'Cancel',
    );

    const run = async (id: string): Promise<void> => {
      const check = checks.get(id)!;
      check.setRunning(true);
      try {
        const rows = await app.pool.ask(
          'validation',
          { id, quick: quick.checked },
          {
            signal: AbortSignal.any([running.signal, app.left]),
            onProgress: (fraction) => {
              check.setProgress(fraction);
            },
          },
        );
        results.set(id, rows);
        check.show(rows);
        line.textContent = countsOf([...results.values()].flat());
      } catch (error) {
        if (!running.signal.aborted && !app.left.aborted) {
          check.fail(error instanceof Error ? error.message : String(error));
        }
      }
      check.setRunning(false);
    };
    const runAll = (rows: readonly ValidationFacts[]): void => {
      running.abort();
      running = new AbortController();
      cancel.disabled = false;
      const { signal } = running;
      void inTurn(rows, signal, ({ id }) => run(id)).then(() => {
        if (running.signal === signal) cancel.disabled = true;
        app.say(line.textContent);
      });
    };
    for (const facts of app.facts.validations) {
      checks.set(
        facts.id,
        createCheckRow(facts, () => void run(facts.id)),
      );
    }
    const groups = [...new Set(app.facts.validations.map(({ id }) => id.slice(0, 1)))].map((letter) => {
      const rows = app.facts.validations.filter(({ id }) => id.startsWith(letter));
      return h(
        'section',
        { class: 'group' },
        h(
          'header',
          { class: 'row between' },
          h('h2', {}, `${letter} · ${GROUPS[letter] ?? 'Others'}`),
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
        `A comparison is worth what its baselines are worth. Most of these numbers were printed by others; here the simulated protocols have to produce them. ${ownText(app.facts.validations)}`,
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
      h('div', { class: 'groups' }, groups),
    );
    app.remember(app.link.settings);
    const report = () => ({
      schemaVersion: 1,
      version: app.facts.version,
      quick: quick.checked,
      seed: app.facts.ledgerSeed,
      rows: [...results.values()].flat(),
    });
    app.offer({
      command: 'dmct validate --quick',
      json: report,
      csv: () => reportCsv({ kind: 'validate', validation: report() }, app.facts.version, 'dmct validate'),
    });
  },
};

/** Which rows nobody else has printed. */
function ownText(validations: readonly ValidationFacts[]): string {
  const own = validations.filter(isOwn).length;
  if (own === 0) return '';
  return `${String(own)} of the ${String(validations.length)} compare with a closed form of the lab’s own, and say so.`;
}
