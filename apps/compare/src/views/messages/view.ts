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
import { createDiagram } from './diagram.js';
import { eventsCsv } from './exports.js';
import { readFork, writeFork } from './fork-codec.js';
import { forkNote } from './fork-note.js';
import { diagramHeight } from './geometry.js';
import { diagramKeys } from './keys.js';
import { hasValues, usualColourBy, type ColourBy } from './kinds.js';
import { kindButtons, signLegend } from './legend.js';
import { commonEvents, createModel, type Model } from './model.js';
import { noteOf } from './note.js';
import { followPointer } from './pointer.js';
import { Viewport } from './viewport.js';

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
    let selected: number | null = null;
    let running: AbortController | null = null;
    let isByNearness = false;
    let colourBy: ColourBy = 'kind';
    const hiddenKinds = new Set<string>();

    const line = h('p', { class: 'line', id: 'line' }, 'starting');
    const summary = h('div', { class: 'summary' });
    const forked = h('p', { class: 'fork-note', id: 'fork-note', role: 'status' });
    const legend = h('div', { class: 'kinds', role: 'group', 'aria-label': 'Kinds of messages and waves' });
    const signs = h('div', { class: 'signs-frame' });
    const note = h('p', { class: 'quiet small thinned' });
    const chain = h('div', {});
    const diagram = createDiagram();
    const details = createDetails({
      onFork: (next) => {
        fork = next;
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
        const { window } = viewport;
        diagram.draw(model, { window, selected, hiddenKinds, differsFrom, isByNearness, colourBy });
        const { all, drawn } = diagram.shown;
        note.textContent = noteOf(model, drawn, all);
      });
    };
    const viewport = new Viewport(draw);
    const select = (index: number | null, isCentred: boolean): void => {
      if (model === null) return;
      selected = index;
      const event = index === null ? undefined : model.run.events[index];
      if (isCentred && event !== undefined) viewport.reveal(event.at);
      details.show(model, selected);
      draw();
    };
    const fit = (): void => {
      if (model !== null) viewport.show({ from: model.startNanoseconds, to: model.endNanoseconds });
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
      if (before === null) forked.replaceChildren();
      else {
        const common = commonEvents(before.events, traced.events);
        const isSame = common === before.events.length && common === traced.events.length;
        differsFrom = isSame ? null : fork!.sentAt;
        forked.dataset['common'] = String(common);
        fill(
          forked,
          forkNote(fork!, { common, isSame }, () => {
            fork = null;
            void start();
          }),
        );
      }
      fill(summary, summaryOf(traced.result, before?.result ?? null));
      summary.dataset['trace'] = traced.result.traceHash;
      setColours(usualColourBy(model));
      byValue.hidden = !hasValues(model);
      fill(signs, signLegend(model));
      setOrder(model.waves.length > 0);
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
        onkeydown: diagramKeys({
          step,
          fit,
          zoom: (factor) => {
            viewport.zoom(factor, viewport.middle);
          },
          leave: () => {
            select(null, false);
          },
        }),
        onwheel: (event: WheelEvent) => {
          if (!event.ctrlKey && !event.metaKey) return;
          event.preventDefault();
          viewport.zoom(event.deltaY > 0 ? 1.2 : 1 / 1.2, diagram.timeAt(event.clientX));
        },
      },
      diagram.element,
    );
    followPointer(diagram.element, {
      onPan: (pixels) => {
        viewport.pan(-pixels / Math.max(1, diagram.element.clientWidth));
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
    const byNearness = h(
      'button',
      {
        type: 'button',
        id: 'by-nearness',
        'aria-pressed': 'false',
        title: 'Whether the lines of those who are near each other are neighbours',
        onclick: () => {
          setOrder(!isByNearness);
        },
      },
      'near ones side by side',
    );
    const byValue = h(
      'button',
      {
        type: 'button',
        id: 'by-value',
        'aria-pressed': 'false',
        hidden: true,
        title: 'Whether colours tell what a message states, or of which kind it is',
        onclick: () => {
          setColours(colourBy === 'kind' ? 'value' : 'kind');
        },
      },
      'colour by value',
    );
    const setColours = (next: ColourBy): void => {
      colourBy = next;
      byValue.setAttribute('aria-pressed', String(next === 'value'));
      hiddenKinds.clear();
      if (model !== null) fill(legend, kindButtons(model, colourBy, hiddenKinds, draw));
      draw();
    };
    const setOrder = (next: boolean): void => {
      isByNearness = next;
      byNearness.setAttribute('aria-pressed', String(next));
      draw();
    };
    // Room for the diagram before there is one.
    frame.style.minHeight = `${String(diagramHeight(settings.nodes + 1))}px`;
    const button = (label: string, id: string, onclick: () => void): HTMLElement =>
      h('button', { type: 'button', id, onclick }, label);
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
          viewport.zoom(0.5, selectedTime());
        }),
        button('zoom out', 'zoom-out', () => {
          viewport.zoom(2, selectedTime());
        }),
        button('show all', 'fit', fit),
        byNearness,
        byValue,
        legend,
      ),
      frame,
      signs,
      note,
      details.element,
      chain,
    );
    const selectedTime = (): number => {
      const event = selected === null ? undefined : model?.run.events[selected];
      return event?.at ?? viewport.middle;
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
