import '../../style/ledger.css';
import { recorded } from 'virtual:recorded-claims';
import { RESULT_SCHEMA_VERSION, type ClaimResult } from '@dmct/core';
import type { View } from '../../shell/app.js';
import { h } from '../../ui/dom.js';
import { recordedText } from '../../ui/recorded-text.js';
import { inTurn } from '../../ui/queue.js';
import { reportCsv } from '../../ui/report-csv.js';
import { createClaimCard, type ClaimCard } from './claim-card.js';
import { createClaimIndex } from './index-list.js';
import { claimsPicture } from './picture.js';

/** The document's claims, each decided by an experiment that can be run here. */
export const view: View = {
  title: "The document's claims",
  mount(main, app) {
    const results = new Map<string, ClaimResult>((recorded?.entries ?? []).map((entry) => [entry.id, entry]));
    const ranHere = new Set<string>();
    let running = new AbortController();
    const quick = h('input', { type: 'checkbox', checked: true, id: 'quick' });
    const line = h('p', { class: 'line', id: 'line' }, tally(app.facts.claims.length, results, ranHere));
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
        ranHere.add(id);
        card.show(result, { kind: 'here', isQuick });
        line.textContent = tally(app.facts.claims.length, results, ranHere);
        index.show(results);
        offer();
        app.say(`${id}: ${result.verdict}`);
      } catch (error) {
        if (!running.signal.aborted && !app.left.aborted) {
          card.fail(error instanceof Error ? error.message : String(error));
        }
      }
      card.setRunning(false);
    };
    for (const claim of app.facts.claims) {
      const card = createClaimCard(claim, () => void run(claim.id));
      cards.set(claim.id, card);
      const entry = results.get(claim.id);
      if (recorded !== null && entry !== undefined) {
        card.show(entry, { kind: 'recorded', manifest: recorded.manifest });
      }
    }
    const index = createClaimIndex(app.facts.claims, {
      onFilter: (verdict) => {
        for (const [id, { element }] of cards) {
          element.hidden = verdict !== null && results.get(id)?.verdict !== verdict;
        }
      },
      onFold: (isOpen) => {
        for (const { element } of cards.values()) element.open = isOpen;
      },
      onJump: (id) => {
        const { element } = cards.get(id)!;
        element.open = true;
        element.scrollIntoView();
        element.querySelector('summary')?.focus({ preventScroll: true });
      },
    });
    index.show(results);
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
        `Each claim is an experiment with a rule that was fixed before it ran. ${recordedText(recorded?.manifest)} Run one here, on this device: whatever comes out is the verdict.`,
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
        { class: 'indexed' },
        index.element,
        h(
          'div',
          { class: 'ledger' },
          [...cards.values()].map(({ element }) => element),
        ),
      ),
    );
    app.remember(app.link.settings);
    const ledger = () => ({
      schemaVersion: RESULT_SCHEMA_VERSION,
      version: app.facts.version,
      quick: ranHere.size > 0 && quick.checked,
      seed: app.facts.ledgerSeed,
      claims: app.facts.claims.flatMap(({ id }) => results.get(id) ?? []),
    });
    const offer = (): void => {
      const command = `dmct claims${ranHere.size > 0 && quick.checked ? ' --quick' : ''}`;
      app.offer({
        command,
        json: () => ({ ...ledger(), recorded: recorded?.manifest ?? null, ranHere: [...ranHere] }),
        csv: () => reportCsv({ kind: 'claims', ledger: ledger() }, app.facts.version, command),
        svg: () =>
          claimsPicture(ledger().claims, {
            title: "The document's claims, each decided by an experiment",
            setting: `${line.textContent}. ${recordedText(recorded?.manifest)} Intervals 95 %. DMCT Lab ${app.facts.version}.`,
            command,
          }),
      });
    };
    offer();
  },
};

function tally(
  total: number,
  results: ReadonlyMap<string, ClaimResult>,
  ranHere: ReadonlySet<string>,
): string {
  const count = (verdict: ClaimResult['verdict']): number =>
    [...results.values()].filter((each) => each.verdict === verdict).length;
  const missing = total - results.size;
  return [
    `${String(total)} claims: ${String(count('supported'))} supported, ${String(count('conditional'))} conditional, ${String(count('refuted'))} refuted`,
    ...(missing > 0 ? [`${String(missing)} without a recorded run`] : []),
    ...(ranHere.size > 0 ? [`${String(ranHere.size)} run here`] : []),
  ].join('; ');
}
