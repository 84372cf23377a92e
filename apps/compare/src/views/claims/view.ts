import '../../style/ledger.css';
import { recorded } from 'virtual:recorded-claims';
import { RESULT_SCHEMA_VERSION, type ClaimResult } from '@dmct/core';
import { csvText, type CsvLine } from '@dmct/reporters';
import type { View } from '../../shell/app.js';
import { h } from '../../ui/dom.js';
import { createLedgerOrigins, type LedgerOrigins } from '../../ui/ledger-origins.js';
import { originCells, recordedText } from '../../ui/recorded-text.js';
import { createLedgerRuns } from '../../ui/ledger-runs.js';
import { createClaimCard, type ClaimCard } from './claim-card.js';
import { createClaimIndex } from './index-list.js';
import { claimsPicture } from './picture.js';

/** The document's claims, each decided by an experiment that can be run here. */
export const view: View = {
  title: "The document's claims",
  mount(main, app) {
    const results = new Map<string, ClaimResult>((recorded?.entries ?? []).map((entry) => [entry.id, entry]));
    const origins = createLedgerOrigins(
      app.facts.claims.map(({ id }) => id),
      { ids: [...results.keys()], manifest: recorded?.manifest },
      app.facts.version,
    );
    const quick = h('input', { type: 'checkbox', checked: true, id: 'quick' });
    const line = h('p', { class: 'line', id: 'line' }, tally(app.facts.claims.length, results, origins));
    const cards = new Map<string, ClaimCard>();
    const cancel = h('button', { type: 'button', id: 'cancel' }, 'Cancel');
    const runs = createLedgerRuns(cancel, app.left);

    const run = (id: string): Promise<void> => runs.one((signal) => runOne(id, signal));
    const runOne = async (id: string, signal: AbortSignal): Promise<void> => {
      const card = cards.get(id)!;
      const isQuick = quick.checked;
      card.setRunning(true);
      try {
        const result = await app.pool.ask(
          'claim',
          { id, quick: isQuick },
          {
            signal,
            onProgress: (fraction) => {
              card.setProgress(fraction);
            },
          },
        );
        results.set(id, result);
        card.show(result, origins.ranHere(id, isQuick));
        line.textContent = tally(app.facts.claims.length, results, origins);
        index.show(results);
        offer();
        app.say(`${id}: ${result.verdict}`);
      } catch (error) {
        if (!signal.aborted) {
          card.fail(error instanceof Error ? error.message : String(error));
        }
      }
      card.setRunning(false);
    };
    for (const claim of app.facts.claims) {
      const card = createClaimCard(claim, () => void run(claim.id));
      cards.set(claim.id, card);
      const [entry, origin] = [results.get(claim.id), origins.of(claim.id)];
      if (entry !== undefined && origin !== undefined) card.show(entry, origin);
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
    all.addEventListener('click', () => {
      all.disabled = true;
      void runs
        .all(
          app.facts.claims.map(({ id }) => id),
          run,
        )
        .then(() => {
          all.disabled = false;
          app.say(line.textContent);
        });
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
      quick: origins.isQuick,
      seed: app.facts.ledgerSeed,
      claims: app.facts.claims.flatMap(({ id }) => results.get(id) ?? []),
    });
    const offer = (): void => {
      const command = origins.command('dmct claims');
      const cells = (): readonly CsvLine[] => ledger().claims.map(({ id }) => originCells(origins.of(id)!));
      app.offer({
        command,
        json: () => ({
          ...ledger(),
          claims: ledger().claims.map((claim) => ({ ...claim, run: originCells(origins.of(claim.id)!) })),
          recorded: recorded?.manifest ?? null,
        }),
        csv: () => csvText({ kind: 'claims', ledger: ledger() }, cells()),
        svg: () =>
          claimsPicture(ledger().claims, origins, {
            title: "The document's claims, each decided by an experiment",
            setting: `${line.textContent}. ${recordedText(recorded?.manifest)} Intervals 95 %. DMCT Lab ${app.facts.version}.`,
            command,
          }),
      });
    };
    offer();
  },
};

function tally(total: number, results: ReadonlyMap<string, ClaimResult>, origins: LedgerOrigins): string {
  const count = (verdict: ClaimResult['verdict']): number =>
    [...results.values()].filter((each) => each.verdict === verdict).length;
  const missing = total - results.size;
  return [
    `${String(total)} claims: ${String(count('supported'))} supported, ${String(count('conditional'))} conditional, ${String(count('refuted'))} refuted`,
    ...(missing > 0 ? [`${String(missing)} without a recorded run`] : []),
    ...(origins.tally === '' ? [] : [origins.tally]),
  ].join('; ');
}
