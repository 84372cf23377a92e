import '../../style/messages.css';
import type { App, View } from '../../shell/app.js';
import { fill, h } from '../../ui/dom.js';
import { term } from '../../ui/glossary.js';
import { chainSection } from './chain/section.js';
import { compareRuns, type Comparison } from './comparison.js';
import { createRunForm } from './controls.js';
import { eventsText } from './describe.js';
import { createDetails, summaryOf } from './details.js';
import { runExports } from './exports.js';
import { forkNote } from './fork-note.js';
import { forksProblem } from './forks-text.js';
import { createModel, type Model } from './model.js';
import { createPanel } from './panel.js';
import { pictureTexts } from './picture-texts.js';
import { createSession, type Session, type Shown } from './session.js';

/** Every message, wave and decision of one run, in space and time. */
export const view: View = {
  title: 'Messages in space and time',
  linkKeys: { fork: forksProblem },
  mount(main, app) {
    const line = h('p', { class: 'line', id: 'line' }, 'starting');
    const say = (text: string): void => {
      line.textContent = text;
      app.say(text);
    };
    const page = createRunPage(app, () => session);
    const form = createRunForm(app.facts, app.link.settings, {
      onRun: (next) => {
        session.run(next);
      },
      onCancel: () => {
        session.cancel();
      },
    });
    main.append(
      h('h1', {}, 'Messages in space and time'),
      lead(),
      form.element,
      h('div', { class: 'status' }, line),
      ...page.elements,
    );
    const session = createSession(app, {
      onBegin: () => {
        form.setRunning(true);
        line.textContent = 'running';
      },
      onShown: (shown) => {
        page.show(shown);
        say(eventsText(shown.traced));
      },
      onFailed: say,
      onEnd: () => {
        form.setRunning(false);
      },
    });
  },
};

function lead(): HTMLElement {
  return h(
    'p',
    { class: 'lead' },
    'One run, event by event: time goes to the right, every general has a line. Messages are arrows. A wave is the cone that its light opens: it passes a line where the cone’s edge meets it. A change of ',
    term('view'),
    ' is drawn thick.',
  );
}

/** All that a run fills: verdicts, what was changed in it, diagram, details, chain. */
function createRunPage(
  app: App,
  session: () => Session,
): { readonly elements: readonly HTMLElement[]; show(shown: Shown): void } {
  const summary = h('div', { class: 'summary' });
  // There is no form on paper that says what was run.
  const printed = h('p', { class: 'print-only small' });
  const forked = h('p', { class: 'fork-note', id: 'fork-note', role: 'status', tabindex: -1 });
  const chain = h('div', {});
  let model: Model | null = null;
  const panel = createPanel(
    app.link.settings.nodes + 1,
    {
      onSelect: (index) => {
        if (model !== null) details.show(model, index);
      },
    },
    app.left,
  );
  const details = createDetails({
    onFork: (fork) => {
      session().fork(fork);
    },
    onSelect: (index) => {
      panel.select(index, true);
      details.show(model!, index);
    },
  });
  const showFork = (changes: number, comparison: Comparison | null): void => {
    delete forked.dataset['common'];
    if (comparison === null) {
      forked.replaceChildren();
      return;
    }
    forked.dataset['common'] = String(comparison.common);
    const ways = {
      onUndo: () => {
        session().backTo(changes - 1);
      },
      onBack: () => {
        session().backTo(0);
      },
    };
    fill(forked, forkNote(changes, model!, comparison, ways));
  };
  const show = (shown: Shown): void => {
    const { before, forks, traced } = shown;
    const comparison = before === null ? null : compareRuns(before, traced, forks[forks.length - 1]!);
    const isHere = [forked, details.element].some((each) => each.contains(document.activeElement));
    model = createModel(traced);
    showFork(forks.length, comparison);
    fill(summary, summaryOf(traced.result, before?.result ?? null));
    summary.dataset['trace'] = traced.result.traceHash;
    panel.show(model, comparison?.partNanoseconds ?? null);
    fill(chain, chainSection(model));
    details.show(model, null);
    const exports = runExports(app.facts, shown, model, () => panel.look);
    app.offer(exports);
    const { setting, title } = pictureTexts(model, app.facts, exports.command);
    printed.textContent = `${title} · ${setting} · ${exports.command}`;
    // The button that was pressed is gone: who works by keyboard goes on at what it brought about.
    if (!isHere) return;
    if (comparison === null) panel.focus();
    else forked.focus({ preventScroll: true });
  };
  return { elements: [printed, summary, forked, ...panel.elements, details.element, chain], show };
}
