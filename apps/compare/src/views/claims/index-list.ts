import type { ClaimResult, ClaimVerdict } from '@dmct/core';
import type { ClaimFacts } from '../../catalog/facts.js';
import { fill, h } from '../../ui/dom.js';

const VERDICTS = ['supported', 'conditional', 'refuted'] as const satisfies readonly ClaimVerdict[];

/** The way through a long ledger: how many of each verdict, and each claim by its name. */
export interface ClaimIndex {
  readonly element: HTMLElement;
  /** Counts anew. */
  show(results: ReadonlyMap<string, ClaimResult>): void;
}

/** An index beside the claims: a count shows only the claims of its verdict, a name opens its claim. */
export function createClaimIndex(
  claims: readonly ClaimFacts[],
  handlers: {
    /** Only claims of this verdict, or all. */
    readonly onFilter: (verdict: ClaimVerdict | null) => void;
    readonly onJump: (id: string) => void;
    readonly onFold: (isOpen: boolean) => void;
  },
): ClaimIndex {
  let chosen: ClaimVerdict | null = null;
  let known: ReadonlyMap<string, ClaimResult> = new Map();
  const counts = h('div', { class: 'counts', role: 'group', 'aria-label': 'Claims by verdict' });
  const names = h('ol', {});
  const choices = [null, ...VERDICTS].map((verdict) => {
    const count = h('strong', {}, '0');
    const button = h(
      'button',
      {
        type: 'button',
        class: `count ${verdict ?? 'all'}`,
        onclick: () => {
          chosen = verdict;
          draw();
          handlers.onFilter(verdict);
        },
      },
      count,
      ` ${verdict ?? 'all'}`,
    );
    return { verdict, count, button };
  });
  counts.append(...choices.map(({ button }) => button));
  const links = claims.map(({ id }) => {
    const button = h(
      'button',
      {
        type: 'button',
        class: 'link',
        onclick: () => {
          handlers.onJump(id);
        },
      },
      id.replaceAll('-', ' '),
    );
    const mark = h('span', { class: 'visually-hidden' });
    const item = h('li', {}, button, mark);
    return { id, item, mark };
  });
  names.append(...links.map(({ item }) => item));
  const draw = (): void => {
    for (const { button, count, verdict } of choices) {
      const members = [...known.values()].filter((each) => verdict === null || each.verdict === verdict);
      count.textContent = String(verdict === null ? claims.length : members.length);
      button.setAttribute('aria-pressed', String(verdict === chosen));
    }
    for (const { id, item, mark } of links) {
      const verdict = known.get(id)?.verdict ?? 'open';
      item.className = verdict;
      item.hidden = chosen !== null && verdict !== chosen;
      fill(mark, `, ${verdict === 'open' ? 'not run' : verdict}`);
    }
  };
  const fold = (text: string, isOpen: boolean): HTMLButtonElement =>
    h(
      'button',
      {
        type: 'button',
        class: 'link',
        onclick: () => {
          handlers.onFold(isOpen);
        },
      },
      text,
    );
  draw();
  return {
    element: h(
      'nav',
      { class: 'index', 'aria-label': 'Claims' },
      counts,
      h('p', { class: 'row small' }, fold('open all', true), fold('close all', false)),
      h(
        'details',
        { open: matchMedia('(min-width: 64rem)').matches },
        h('summary', {}, 'Go to a claim'),
        names,
      ),
    ),
    show: (results) => {
      known = results;
      draw();
    },
  };
}
