import '../../style/ledger.css';
import type { ClaimResult } from '@dmct/core';
import type { View } from '../../shell/app.js';
import { h } from '../../ui/dom.js';
import { inTurn } from '../../ui/queue.js';
import { reportCsv } from '../../ui/report-csv.js';
import { createClaimCard, type ClaimCard } from './claim-card.js';

/** The document's claims, each decided by an experiment that can be run here. */
export const view: View = {
  title: "The document's claims",
  mount(main, app) {
    const results = new Map<string, ClaimResult>();
    let running = new AbortController();
    const quick = h('input', { type: 'checkbox', checked: true, id: 'quick' });
    const line = h('p', { class: 'line', id: 'line' }, `${String(app.facts.claims.length)} claims`);
    const cards = new Map<string, ClaimCard>();

    const run = async (id: string): Promise<void> => {
      const card = cards.get(id)!;
      const isQuick = quick.checked;
      card.setRunning(true);
      try {
        const result = await app.pool.ask(
          'claim',
          { id, quick: isQuick },
          {
            signal: AbortSignal.any([running.signal, app.left]),
            onProgress: (fraction) => {
              card.setProgress(fraction);
            },
          },
        );
        results.set(id, result);
        card.show(result, isQuick);
        line.textContent = tally([...results.values()], app.facts.claims.length);
      } catch (error) {
        if (!running.signal.aborted && !app.left.aborted) {
          card.fail(error instanceof Error ? error.message : String(error));
        }
      }
      card.setRunning(false);
    };
    for (const claim of app.facts.claims) {
      cards.set(
        claim.id,
        createClaimCard(claim, () => void run(claim.id)),
      );
    }
    const all = h('button', { type: 'button', class: 'primary', id: 'run-all' }, 'Run all');
    const cancel = h('button', { type: 'button', id: 'cancel', disabled: true }, 'Cancel');
    all.addEventListener('click', () => {
      running = new AbortController();
      all.disabled = true;
      cancel.disabled = false;
      void inTurn(app.facts.claims, running.signal, ({ id }) => run(id)).then(() => {
        all.disabled = false;
        cancel.disabled = true;
        app.say(line.textContent);
      });
    });
    cancel.addEventListener('click', () => {
      running.abort();
    });
    main.append(
      h('h1', {}, 'What the document claims'),
      h(
        'p',
        { class: 'lead' },
        'Each claim is an experiment with a rule that was fixed before it ran. Run it here, on this device: whatever comes out is the verdict.',
      ),
      h(
        'div',
        { class: 'controls' },
        h('label', { class: 'row' }, quick, 'quick: fewer samples, same rules'),
        h('div', { class: 'buttons' }, all, cancel),
      ),
      h('div', { class: 'status' }, line),
      h(
        'div',
        { class: 'ledger' },
        [...cards.values()].map(({ element }) => element),
      ),
    );
    app.remember(app.link.settings);
    const ledger = () => ({
      schemaVersion: 1,
      version: app.facts.version,
      quick: quick.checked,
      claims: [...results.values()],
    });
    app.offer({
      command: 'dmct claims --quick',
      json: ledger,
      csv: () => reportCsv({ kind: 'claims', ledger: ledger() }, app.facts.version, 'dmct claims'),
      svg: () => main.querySelector<SVGSVGElement>('svg.data-plot, svg.interval-plot'),
    });
  },
};

function tally(results: readonly ClaimResult[], total: number): string {
  const count = (verdict: ClaimResult['verdict']): number =>
    results.filter((each) => each.verdict === verdict).length;
  return `${String(results.length)} of ${String(total)} run: ${String(count('supported'))} supported, ${String(count('conditional'))} conditional, ${String(count('refuted'))} refuted`;
}
