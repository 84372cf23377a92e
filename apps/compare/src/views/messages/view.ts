import '../../style/messages.css';
import { replayCommand } from '@dmct/simulator';
import type { Fork } from '../../lab/fork.js';
import type { TracedRun } from '../../lab/jobs.js';
import { scenarioOf } from '../../link/settings.js';
import type { View } from '../../shell/app.js';
import { fill, h } from '../../ui/dom.js';
import { term } from '../../ui/glossary.js';
import { chainTree } from './chain-tree.js';
import { createRunForm } from './controls.js';
import { createDetails, summaryOf } from './details.js';
import { eventText, timeText } from './describe.js';
import { createDiagram, diagramHeight, type Window } from './diagram.js';
import { eventsCsv } from './exports.js';
import { readFork, writeFork } from './fork-codec.js';
import { kindButtons } from './kinds.js';
import { commonEvents, createModel, type Model } from './model.js';
import { followPointer } from './pointer.js';

/** Every message, wave and decision of one run, in space and time. */
export const view: View = {
  title: 'Messages in space and time',
  linkKeys: { fork: (text) => (readFork(text) === null ? 'is no changed message' : null) },
  mount(main, app) {
    let settings = app.link.settings;
    let model: Model | null = null;
    let original: TracedRun | null = null;
    let fork: Fork | null = null;
    let differsFrom: number | null = null;
    let window: Window = { from: 0, to: 1 };
    let selected: number | null = null;
    let running: AbortController | null = null;
    const hiddenKinds = new Set<string>();

    const line = h('p', { class: 'line', id: 'line' }, 'starting');
    const summary = h('div', { class: 'summary' });
    const forkNote = h('p', { class: 'fork-note', id: 'fork-note', role: 'status' });
    const legend = h('div', { class: 'kinds', role: 'group', 'aria-label': 'Kinds of messages' });
    const note = h('p', { class: 'quiet small thinned' });
    const chain = h('div', {});
    const diagram = createDiagram();
    const details = createDetails({
      onFork: (key, fate) => {
        fork = { ...key, fate };
        void start();
      },
      onSelect: (index) => {
        select(index, true);
      },
    });
    const form = createRunForm(app.facts, settings, {
      onRun: (next) => {
        settings = next;
        fork = null;
        original = null;
        void start();
      },
      onCancel: () => running?.abort(),
    });

    let isDrawn = true;
    const draw = (): void => {
      if (!isDrawn) return;
      isDrawn = false;
      requestAnimationFrame(() => {
        isDrawn = true;
        if (model === null || app.left.aborted) return;
        diagram.draw(model, { window, selected, hiddenKinds, differsFrom });
        const { all, drawn } = diagram.shown;
        const { events, eventsTotal } = model.run;
        note.textContent = [
          drawn < all
            ? `${String(drawn)} of the ${String(all)} messages in view are drawn: zoom in for all.`
            : '',
          events.length < eventsTotal
            ? `Only the first ${String(events.length)} of ${String(eventsTotal)} events are kept.`
            : '',
        ].join(' ');
      });
    };
    const select = (index: number | null, isCentred: boolean): void => {
      if (model === null) return;
      selected = index;
      const event = index === null ? undefined : model.run.events[index];
      if (isCentred && event !== undefined && (event.at < window.from || event.at > window.to)) {
        const half = (window.to - window.from) / 2;
        window = { from: event.at - half, to: event.at + half };
      }
      details.show(model, selected);
      draw();
    };
    const zoom = (factor: number, around: number): void => {
      const least = 1000;
      const span = Math.max(least, (window.to - window.from) * factor);
      const share = (around - window.from) / (window.to - window.from);
      window = { from: around - share * span, to: around + (1 - share) * span };
      draw();
    };
    const fit = (): void => {
      if (model !== null) window = { from: model.startNanoseconds, to: model.endNanoseconds };
      draw();
    };
    const step = (by: number): void => {
      if (model === null || model.stops.length === 0) return;
      const at = selected === null ? (by > 0 ? -1 : 0) : model.stops.indexOf(selected);
      const next = Math.min(model.stops.length - 1, Math.max(0, at + by));
      select(model.stops[next]!, true);
    };

    const start = async (): Promise<void> => {
      running?.abort();
      const run = new AbortController();
      running = run;
      const signal = AbortSignal.any([run.signal, app.left]);
      app.remember(settings, fork === null ? {} : { fork: writeFork(fork) });
      form.setRunning(true);
      line.textContent = 'running';
      try {
        const scenario = scenarioOf(settings, settings.strategy, settings.seed, settings.traitors);
        original ??= await app.pool.ask('trace', { scenario, fork: null }, { signal });
        const traced = fork === null ? original : await app.pool.ask('trace', { scenario, fork }, { signal });
        show(traced);
        line.textContent = `${String(traced.eventsTotal)} events in ${timeText(traced.result.endedSeconds * 1e9)}`;
        app.say(line.textContent);
      } catch (error) {
        if (running !== run || app.left.aborted) return;
        const isCancel = error instanceof DOMException && error.name === 'AbortError';
        line.textContent = isCancel ? 'cancelled' : error instanceof Error ? error.message : String(error);
        app.say(line.textContent);
      } finally {
        if (running === run) form.setRunning(false);
      }
    };
    const show = (traced: TracedRun): void => {
      model = createModel(traced);
      selected = null;
      hiddenKinds.clear();
      const before = fork === null ? null : original;
      differsFrom = null;
      if (before === null) forkNote.replaceChildren();
      else {
        const common = commonEvents(before.events, traced.events);
        const isSame = common === before.events.length && common === traced.events.length;
        differsFrom = isSame ? null : fork!.sentAt;
        forkNote.dataset['common'] = String(common);
        fill(
          forkNote,
          h('strong', {}, 'Forked. '),
          isSame
            ? 'Nothing changed: the message was not found, or made no difference. '
            : `The first ${String(common)} events are the same as before; from ${timeText(fork!.sentAt)} on everything may differ. `,
          h(
            'button',
            {
              type: 'button',
              class: 'link',
              id: 'unfork',
              onclick: () => {
                fork = null;
                void start();
              },
            },
            'Back to the run as it was',
          ),
        );
      }
      fill(summary, summaryOf(traced.result, before?.result ?? null));
      summary.dataset['trace'] = traced.result.traceHash;
      fill(legend, kindButtons(model, hiddenKinds, draw));
      fill(chain, chainTree(model));
      details.show(model, null);
      fit();
      offer(model);
    };
    const offer = (shown: Model): void => {
      const scenario = scenarioOf(settings, settings.strategy, settings.seed, settings.traitors);
      app.offer({
        command: replayCommand(scenario),
        ...(fork !== null && {
          commandIs: 'The run before the fork (the link holds the fork, no command does)',
        }),
        json: () => ({
          version: app.facts.version,
          fork,
          result: shown.run.result,
          events: shown.run.events,
        }),
        csv: () => eventsCsv(shown.run.events),
        svg: () => diagram.svg,
      });
    };

    const frame = h(
      'div',
      {
        class: 'diagram-box',
        tabindex: 0,
        role: 'group',
        'aria-label': 'Diagram: left and right step through the events, plus and minus zoom, zero shows all',
        onkeydown: (event: KeyboardEvent) => {
          const middle = (window.from + window.to) / 2;
          const actions: Readonly<Record<string, () => void>> = {
            ArrowLeft: () => {
              step(-1);
            },
            ArrowRight: () => {
              step(1);
            },
            '+': () => {
              zoom(0.6, middle);
            },
            '=': () => {
              zoom(0.6, middle);
            },
            '-': () => {
              zoom(1 / 0.6, middle);
            },
            '0': fit,
            Escape: () => {
              select(null, false);
            },
          };
          const action = actions[event.key];
          if (action === undefined) return;
          event.preventDefault();
          action();
        },
        onwheel: (event: WheelEvent) => {
          if (!event.ctrlKey && !event.metaKey) return;
          event.preventDefault();
          zoom(event.deltaY > 0 ? 1.2 : 1 / 1.2, diagram.timeAt(event.clientX));
        },
      },
      diagram.element,
    );
    followPointer(diagram.element, {
      onPan: (pixels) => {
        const perPixel = (window.to - window.from) / Math.max(1, diagram.element.clientWidth);
        window = { from: window.from - pixels * perPixel, to: window.to - pixels * perPixel };
        draw();
      },
      onHover: (x, y) => {
        const index = diagram.eventAt(x, y);
        const event = index === null ? undefined : model?.run.events[index];
        diagram.element.style.cursor = event === undefined ? 'grab' : 'pointer';
        diagram.element.title = event === undefined || model === null ? '' : eventText(model, event);
      },
      onClick: (x, y) => {
        select(diagram.eventAt(x, y), false);
      },
    });
    // Room for the diagram before there is one.
    frame.style.minHeight = `${String(diagramHeight(settings.nodes + 1))}px`;
    const button = (label: string, id: string, onclick: () => void): HTMLElement =>
      h('button', { type: 'button', id, onclick }, label);
    main.append(
      h('h1', {}, 'Messages in space and time'),
      h(
        'p',
        { class: 'lead' },
        'One run, event by event: time goes to the right, every general has a line. Messages are arrows, waves are cones of light, diamonds are decisions (crossed where they were taken back); a change of ',
        term('view'),
        ' is drawn thick.',
      ),
      form.element,
      h('div', { class: 'status' }, line),
      summary,
      forkNote,
      h(
        'div',
        { class: 'row tools-row' },
        button('◂ step', 'step-back', () => {
          step(-1);
        }),
        button('step ▸', 'step', () => {
          step(1);
        }),
        button('zoom in', 'zoom-in', () => {
          zoom(0.5, selectedTime());
        }),
        button('zoom out', 'zoom-out', () => {
          zoom(2, selectedTime());
        }),
        button('show all', 'fit', fit),
        legend,
      ),
      frame,
      note,
      details.element,
      chain,
    );
    const selectedTime = (): number => {
      const event = selected === null ? undefined : model?.run.events[selected];
      return event?.at ?? (window.from + window.to) / 2;
    };
    const observer = new ResizeObserver(draw);
    observer.observe(diagram.element);
    app.left.addEventListener('abort', () => {
      observer.disconnect();
    });
    const given = app.link.extra['fork'];
    fork = given === undefined ? null : readFork(given);
    void start();
  },
};
