import { facts } from 'virtual:catalog-facts';
import { createPool, usualPoolSize, type Pool } from '../lab/pool.js';
import { misreadNote, readLink, VIEWS, writeLink, type Link, type ViewName } from '../link/link.js';
import { checkViewTexts } from '../link/view-texts.js';
import { fill, h } from '../ui/dom.js';
import type { App, View } from './app.js';
import { createShare } from './share.js';
import { createThemeButton } from './theme.js';

const LABELS: Readonly<Record<ViewName, string>> = {
  table: 'Table',
  field: 'Field',
  messages: 'Messages',
  claims: 'Claims',
  validation: 'Checks',
};

/** Each view is loaded when it is first opened. */
const LOADERS: Readonly<Record<ViewName, () => Promise<{ readonly view: View }>>> = {
  table: () => import('../views/table/view.js'),
  field: () => import('../views/field/view.js'),
  messages: () => import('../views/messages/view.js'),
  claims: () => import('../views/claims/view.js'),
  validation: () => import('../views/validation/view.js'),
};

/** A link without the parameters that nobody has: what there are is loaded only for a link that sets some. */
async function withParameters(
  link: Link,
  pool: Pool,
): Promise<{ readonly link: Link; readonly notes: readonly string[] }> {
  const { attackSet, set } = link.settings;
  if (Object.keys({ ...set, ...attackSet }).length === 0) return { link, notes: [] };
  const [{ checkParameters }, { parameters }] = await Promise.all([
    import('../link/check-parameters.js'),
    import('virtual:parameter-facts'),
  ]);
  const { notes, settings } = await checkParameters(link.settings, parameters, (question) =>
    // Where no lab starts, the view says so: a link must open all the same.
    pool.ask('parameter', question).catch(() => null),
  );
  return { link: { ...link, settings }, notes };
}

/** Builds what stands around the views, and opens the one that the address names. */
export function startShell(body: HTMLElement): void {
  const pool = createPool(usualPoolSize());
  const main = h('main', { id: 'main', tabindex: '-1' });
  const notes = h('div', { class: 'notes', role: 'alert' });
  const status = h('p', { id: 'status', class: 'visually-hidden', role: 'status' });
  const say = (text: string): void => {
    status.textContent = text;
  };
  const share = createShare(say);
  const tabs = VIEWS.map((view) => h('a', { href: `#${view}`, 'data-view': view }, LABELS[view]));
  const header = body.querySelector('header')!;
  header.append(
    h('nav', { 'aria-label': 'Views' }, tabs),
    h('div', { class: 'row tools' }, createThemeButton(), share.button),
  );
  body.querySelector('#skeleton')?.remove();
  header.after(notes, main, share.dialog, status);

  let current: Link | null = null;
  let leave = new AbortController();
  let written = '';

  const addNotes = (texts: readonly string[]): void => {
    notes.append(...texts.map((text) => h('p', {}, text)));
  };
  const openView = async (link: Link, isNavigation: boolean): Promise<void> => {
    leave.abort();
    leave = new AbortController();
    const { signal } = leave;
    current = link;
    share.offer(null);
    for (const tab of tabs) {
      const isHere = tab.dataset['view'] === link.view;
      tab.toggleAttribute('aria-current', isHere);
      if (isHere) tab.setAttribute('aria-current', 'page');
    }
    const [{ view }, usable] = await Promise.all([LOADERS[link.view](), withParameters(link, pool)]);
    if (signal.aborted) return;
    const checked = checkViewTexts(usable.link, view.linkKeys);
    addNotes([...usable.notes, ...checked.notes]);
    document.title = `${view.title} · DMCT Lab`;
    main.replaceChildren();
    main.className = `view-${link.view}`;
    view.mount(main, createApp(checked.link, signal));
    if (isNavigation) {
      main.focus({ preventScroll: true });
      scrollTo(0, 0);
    }
  };

  const write = (link: Link, isStep: boolean): void => {
    written = `#${writeLink(link, facts.version)}`;
    current = link;
    if (isStep) history.pushState(null, '', written);
    else history.replaceState(null, '', written);
    for (const tab of tabs) {
      const view = tab.dataset['view'] as ViewName;
      tab.setAttribute('href', `#${writeLink({ view, settings: link.settings, extra: {} }, facts.version)}`);
    }
  };

  const createApp = (link: Link, left: AbortSignal): App => ({
    facts,
    pool,
    link,
    left,
    say,
    misread: (key, problem) => {
      if (!left.aborted) addNotes([misreadNote(key, problem)]);
    },
    remember: (settings, extra = {}) => {
      if (!left.aborted) write({ view: link.view, settings, extra }, false);
    },
    open: (view, settings, extra = {}) => {
      const next = { view, settings, extra };
      write(next, true);
      notes.replaceChildren();
      void openView(next, true);
    },
    offer: (exports) => {
      if (!left.aborted) share.offer(exports);
    },
  });

  const follow = (isNavigation: boolean): void => {
    if (location.hash === written && current !== null) return;
    const link = readLink(location.hash, facts);
    fill(
      notes,
      link.notes.map((note) => h('p', {}, note)),
    );
    void openView(link, isNavigation);
  };
  addEventListener('hashchange', () => {
    follow(true);
  });
  addEventListener('popstate', () => {
    follow(true);
  });
  follow(false);
}
