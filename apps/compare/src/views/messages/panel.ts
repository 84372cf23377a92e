import { fill, h } from '../../ui/dom.js';
import { eventText } from './describe.js';
import { createDiagram } from './diagram.js';
import { diagramHeight, type Look } from './geometry.js';
import { diagramKeys } from './keys.js';
import { hasValues, usualColourBy, type ColourBy } from './kinds.js';
import { kindButtons, signLegend } from './legend.js';
import type { Model } from './model.js';
import { noteOf } from './note.js';
import { followPointer } from './pointer.js';
import { TimeScale, totalOf } from './time-scale.js';
import { toggleButton, toolButton } from './tools.js';
import { Viewport } from './viewport.js';

/** Room after the last event, as a share of all. */
const MARGIN = 0.02;

/** The diagram with all that moves it and explains it. */
export interface Panel {
  readonly elements: readonly HTMLElement[];
  /** Another run, all of it in view. `differsFrom`: when it leaves the run that it was forked from, ns, or null. */
  show(model: Model, differsFrom: number | null): void;
  /** Selects an event, or nothing; brings it into view if asked. */
  select(index: number | null, isRevealed: boolean): void;
  /** What decides the picture now. */
  readonly look: Look;
}

export function createPanel(
  participants: number,
  handlers: { onSelect(index: number | null): void },
  left: AbortSignal,
): Panel {
  let model: Model | null = null;
  let differsFrom: number | null = null;
  let selected: number | null = null;
  let isByNearness = false;
  let colourBy: ColourBy = 'kind';
  let scale = new TimeScale([], { from: 0, to: 1 });
  const hiddenKinds = new Set<string>();
  const diagram = createDiagram();
  const legend = h('div', { class: 'kinds', role: 'group', 'aria-label': 'Kinds of messages and waves' });
  const signs = h('div', { class: 'signs-frame' });
  const note = h('p', { class: 'quiet small thinned' });

  const lookNow = (): Look => ({
    ...{ window: viewport.window, scale, selected, hiddenKinds, differsFrom, isByNearness, colourBy },
  });
  let isAsked = false;
  /** Once a frame, however often it is asked for. */
  const draw = (): void => {
    if (isAsked) return;
    isAsked = true;
    requestAnimationFrame(() => {
      isAsked = false;
      if (model === null || left.aborted) return;
      diagram.draw(model, lookNow());
      note.textContent = noteOf(model, diagram.shown, scale);
    });
  };
  const viewport = new Viewport(draw);
  const select = (index: number | null, isRevealed: boolean): void => {
    selected = index;
    const event = index === null ? undefined : model?.run.events[index];
    if (isRevealed && event !== undefined) viewport.reveal(scale.placeOf(event.at));
    draw();
  };
  const choose = (index: number | null, isRevealed: boolean): void => {
    select(index, isRevealed);
    handlers.onSelect(index);
  };
  const stopAt = (place: number): void => {
    const stops = model?.stops ?? [];
    const index = stops[Math.min(stops.length - 1, Math.max(0, place))];
    if (index !== undefined) choose(index, true);
  };
  const step = (by: number): void => {
    const at = selected === null ? (by > 0 ? -1 : 0) : (model?.stops.indexOf(selected) ?? 0);
    stopAt(at + by);
  };
  /** To the first event after the next idle stretch, or the last one before. */
  const skip = (by: -1 | 1): void => {
    if (model === null) return;
    const { events } = model.run;
    const from = selected === null ? 0 : events[selected]!.at;
    const { idle, stops } = model;
    const next =
      by > 0
        ? stops.findIndex(
            (index) => events[index]!.at >= (idle.find((one) => one.from >= from)?.to ?? Infinity),
          )
        : stops.findLastIndex(
            (index) => events[index]!.at <= (idle.findLast((one) => one.to <= from)?.from ?? -Infinity),
          );
    stopAt(next >= 0 ? next : by > 0 ? Infinity : 0);
  };
  const focusPlace = (): number => {
    const event = selected === null ? undefined : model?.run.events[selected];
    return event === undefined ? viewport.middle : scale.placeOf(event.at);
  };
  const fit = (): void => {
    viewport.fit();
  };
  const byNearness = toggleButton(
    'by-nearness',
    'near ones side by side',
    'Whether the lines of those who are near each other are neighbours',
    (isOn) => {
      isByNearness = isOn;
      draw();
    },
  );
  const byValue = toggleButton(
    'by-value',
    'colour by value',
    'Whether colours tell what a message states, or of which kind it is',
    (isOn) => {
      setColours(isOn ? 'value' : 'kind');
    },
  );
  const idleCut = toggleButton(
    'cut-idle',
    'cut idle time',
    'Whether long stretches in which nothing is under way are cut out; each break says how long it is',
    (isOn) => {
      setIdleCut(isOn);
    },
  );
  const setColours = (next: ColourBy): void => {
    colourBy = next;
    byValue.set(next === 'value');
    hiddenKinds.clear();
    if (model !== null) fill(legend, kindButtons(model, colourBy, hiddenKinds, draw));
    draw();
  };
  /** What was in view stays in view. */
  const setIdleCut = (isOn: boolean): void => {
    if (model === null) return;
    const { from, to } = viewport.window;
    const moments = { from: scale.momentAt(from), to: scale.momentAt(to) };
    useScale(model, isOn);
    viewport.show({ from: scale.placeOf(moments.from), to: scale.placeOf(moments.to) });
  };
  const useScale = (shown: Model, isCut: boolean): void => {
    scale = new TimeScale(isCut ? shown.idle : [], { from: 0, to: shown.endNanoseconds });
    idleCut.set(isCut);
    const [from, to] = [scale.placeOf(shown.startNanoseconds), scale.placeOf(shown.endNanoseconds)];
    viewport.setAll({ from, to: to + MARGIN * (to - from) });
  };
  const frame = h(
    'div',
    {
      class: 'diagram-box',
      tabindex: 0,
      role: 'group',
      'aria-label':
        'Diagram: left and right step through the events, home and end go to the first and the last, page down goes on after a pause, plus and minus zoom, zero shows all',
      onkeydown: diagramKeys({
        step,
        skip,
        fit,
        end: (side) => {
          stopAt(side * Infinity);
        },
        zoom: (factor) => {
          viewport.zoom(factor, focusPlace());
        },
        leave: () => {
          choose(null, false);
        },
      }),
      onwheel: (event: WheelEvent) => {
        if (!event.ctrlKey && !event.metaKey) return;
        event.preventDefault();
        viewport.zoom(event.deltaY > 0 ? 1.2 : 1 / 1.2, diagram.placeAt(event.clientX));
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
      choose(diagram.eventAt(x, y), false);
    },
  });
  // Room for the diagram before there is one.
  frame.style.minHeight = `${String(diagramHeight(participants))}px`;
  const observer = new ResizeObserver(draw);
  observer.observe(diagram.element);
  left.addEventListener('abort', () => {
    observer.disconnect();
  });
  const tools = h(
    'div',
    { class: 'row tools-row' },
    toolButton('step-back', '◂ step', () => {
      step(-1);
    }),
    toolButton('step', 'step ▸', () => {
      step(1);
    }),
    toolButton('zoom-in', 'zoom in', () => {
      viewport.zoom(0.5, focusPlace());
    }),
    toolButton('zoom-out', 'zoom out', () => {
      viewport.zoom(2, focusPlace());
    }),
    toolButton('fit', 'show all', fit),
    byNearness.element,
    byValue.element,
    idleCut.element,
    legend,
  );
  byValue.element.hidden = true;
  idleCut.element.hidden = true;
  return {
    elements: [tools, frame, signs, note],
    get look() {
      return lookNow();
    },
    select,
    show: (next, from) => {
      model = next;
      differsFrom = from;
      selected = null;
      setColours(usualColourBy(next));
      byValue.element.hidden = !hasValues(next);
      fill(signs, signLegend(next));
      isByNearness = next.waves.length > 0;
      byNearness.set(isByNearness);
      idleCut.element.hidden = next.idle.length === 0;
      useScale(next, totalOf(next.idle) > next.endNanoseconds / 2);
      fit();
    },
  };
}
