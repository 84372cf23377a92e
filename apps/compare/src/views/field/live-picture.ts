import type { App } from '../../shell/app.js';
import { h } from '../../ui/dom.js';
import { createArrivalsTable } from './arrivals-table.js';
import { createFilm } from './film.js';
import type { Place } from './frame-place.js';
import type { Held } from './handles.js';
import { createFieldLegend } from './legend.js';
import type { Mode } from './paint.js';
import { isOnDark, readPalette } from './palette.js';
import { createSceneScreen } from './scene-screen.js';
import type { Shown } from './session.js';
import { filmEnd, type Stage } from './stage.js';
import { createTransport, type FilmPlan } from './transport.js';

/** The picture of a scene as time goes on, with its legend, what moves time, and the table behind it. */
export interface LivePicture {
  readonly element: HTMLElement;
  /** The field as it is painted now, at which moment and in which way. */
  readonly painted: HTMLCanvasElement;
  readonly timeNanoseconds: number;
  readonly mode: Mode;
  /** Another scene: its time begins. */
  begin(stage: Stage): void;
  show(shown: Shown): void;
}

export function createLivePicture(
  app: App,
  hands: { onSelect(held: Held): void; onMove(held: Held, to: Place): void },
): LivePicture {
  let stage: Stage | null = null;
  const legend = createFieldLegend();
  const arrivals = createArrivalsTable();
  const redraw = (): void => {
    film.touch();
    if (stage !== null) legend.show(stage, transport.mode);
  };
  const transport = createTransport(redraw);
  const screen = createSceneScreen({
    ...hands,
    onSeen: () => {
      film.seen();
    },
    onTouch: () => {
      film.touch();
    },
    onFault: (message) => {
      app.say(message);
    },
    isPlaying: () => transport.isPlaying,
  });
  const film = createFilm(screen, transport, app.left);
  const element = h(
    'div',
    { class: 'stage-column' },
    ...[screen.element, legend.element, transport.element, screen.rate, arrivals.element],
  );
  const themed = (): void => {
    element.classList.toggle('painted-on-dark', isOnDark(readPalette()));
    screen.refreshColours();
    redraw();
  };
  themed();
  addEventListener('dmct-theme', themed, { signal: app.left });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', themed, { signal: app.left });
  app.left.addEventListener('abort', () => {
    screen.close();
  });
  return {
    element,
    painted: screen.painted,
    get timeNanoseconds() {
      return transport.timeNanoseconds;
    },
    get mode() {
      return transport.mode;
    },
    begin: (next) => {
      screen.begin(next);
      transport.load(filmOf(next), matchMedia('(prefers-reduced-motion: reduce)').matches);
      film.begin();
    },
    show: ({ ids, selected, stage: next }) => {
      screen.show(next, selected, ids);
      if (next === stage) return;
      stage = next;
      transport.extend(filmEnd(stage));
      redraw();
      arrivals.show(stage, ids);
    },
  };
}

/** How the film of a scene runs: what never ends is shown as waves, what does as pulses, slower. */
function filmOf(stage: Stage): FilmPlan {
  const isEndless = stage.pulseNanoseconds === null;
  const endNanoseconds = filmEnd(stage);
  const stillNanoseconds = isEndless ? endNanoseconds : stage.stillNanoseconds;
  const times = { endNanoseconds, stillNanoseconds, isEndless };
  return isEndless ? { ...times, mode: 'wave', speed: 2 } : { ...times, mode: 'amplitude', speed: 12 };
}
