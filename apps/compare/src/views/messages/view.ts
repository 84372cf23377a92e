import '../../style/messages.css';
import { replayCommand } from '@dmct/simulator';
import { scenarioOf } from '../../link/settings.js';
import type { View } from '../../shell/app.js';
import { fill, h } from '../../ui/dom.js';
import { term } from '../../ui/glossary.js';
import { chainSection } from './chain/section.js';
import { createRunForm } from './controls.js';
import { createDetails, summaryOf } from './details.js';
import { timeText } from './describe.js';
import { eventsCsv } from './exports.js';
import { forkNote } from './fork-note.js';
import { forksProblem } from './forks-text.js';
import { commonEvents, createModel, type Model } from './model.js';
import { createPanel } from './panel.js';
import { diagramPicture } from './picture.js';
import { pictureTexts } from './picture-texts.js';
import { createSession, type Shown } from './session.js';

/** Every message, wave and decision of one run, in space and time. */
export const view: View = {
  title: 'Messages in space and time',
  linkKeys: { fork: forksProblem },
  mount(main, app) {
    const { settings } = app.link;
    const line = h('p', { class: 'line', id: 'line' }, 'starting');
    const summary = h('div', { class: 'summary' });
    const forked = h('p', { class: 'fork-note', id: 'fork-note', role: 'status' });
    const chain = h('div', {});
    let model: Model | null = null;

    const panel = createPanel(
      settings.nodes + 1,
      {
        onSelect: (index) => {
          if (model !== null) details.show(model, index);
        },
      },
      app.left,
    );
    const details = createDetails({
      onFork: (fork) => {
        session.fork(fork);
      },
      onSelect: (index) => {
        panel.select(index, true);
        details.show(model!, index);
      },
    });
    const form = createRunForm(app.facts, settings, {
      onRun: (next) => {
        session.run(next);
      },
      onCancel: () => {
        session.cancel();
      },
    });
    const say = (text: string): void => {
      line.textContent = text;
      app.say(text);
    };
    main.append(
      h('h1', {}, 'Messages in space and time'),
      h(
        'p',
        { class: 'lead' },
        'One run, event by event: time goes to the right, every general has a line. Messages are arrows. A wave is the cone that its light opens: it passes a line where the cone’s edge meets it. A change of ',
        term('view'),
        ' is drawn thick.',
      ),
      form.element,
      h('div', { class: 'status' }, line),
      summary,
      forked,
      ...panel.elements,
      details.element,
      chain,
    );

    const show = (shown: Shown): void => {
      const { before, forks, traced } = shown;
      model = createModel(traced);
      const differsFrom = showFork(shown);
      fill(summary, summaryOf(traced.result, before?.result ?? null));
      summary.dataset['trace'] = traced.result.traceHash;
      panel.show(model, differsFrom);
      fill(chain, chainSection(model));
      details.show(model, null);
      offer(shown, model);
      say(`${String(traced.eventsTotal)} traced events in ${timeText(traced.result.endedSeconds * 1e9)}`);
      delete summary.dataset['forks'];
      if (forks.length > 0) summary.dataset['forks'] = String(forks.length);
    };
    /** Says what the last change did. Returns when the run leaves the one before it, ns, or null. */
    const showFork = ({ before, forks, traced }: Shown): number | null => {
      forked.replaceChildren();
      if (before === null) return null;
      const common = commonEvents(before.events, traced.events);
      const isSame = common === before.events.length && common === traced.events.length;
      forked.dataset['common'] = String(common);
      const ways = {
        onUndo: () => {
          session.backTo(forks.length - 1);
        },
        onBack: () => {
          session.backTo(0);
        },
      };
      fill(forked, forkNote(forks, traced.result, { common, isSame }, ways));
      return isSame ? null : forks[forks.length - 1]!.sentAt;
    };
    const offer = (shown: Shown, of: Model): void => {
      const { forks, traced } = shown;
      const scenario = scenarioOf(
        shown.settings,
        shown.settings.strategy,
        shown.settings.seed,
        shown.settings.traitors,
      );
      const command = replayCommand(forks.length === 0 ? scenario : { ...scenario, forks });
      const texts = pictureTexts(of, app.facts, command);
      app.offer({
        command,
        json: () => ({ version: app.facts.version, forks, result: traced.result, events: traced.events }),
        csv: () => eventsCsv(traced.events),
        svg: () => diagramPicture(of, panel.look, texts),
      });
    };
    const session = createSession(app, {
      onBegin: () => {
        form.setRunning(true);
        line.textContent = 'running';
      },
      onShown: show,
      onFailed: say,
      onEnd: () => {
        form.setRunning(false);
      },
    });
  },
};
