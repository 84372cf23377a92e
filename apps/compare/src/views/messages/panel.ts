import { fill, h } from '../../ui/dom.js';
import { diagramFrame, type FrameHandlers } from './diagram-frame.js';
import { createDiagram } from './diagram.js';
import type { Look } from './geometry.js';
import { signLegend } from './legend.js';
import type { Model } from './model.js';
import { noteOf } from './note.js';
import { createPanelTools } from './panel-tools.js';
import { Scene } from './scene.js';
import { stopBy } from './stops.js';

/** The diagram with all that moves it and explains it. */
export interface Panel {
  readonly elements: readonly HTMLElement[];
  /** Another run, all of it in view. `differsFrom`: when it leaves the run that it was forked from, ns, or null. */
  show(model: Model, differsFrom: number | null): void;
  /** Selects an event, or nothing; brings it into view if asked. */
  select(index: number | null, isRevealed: boolean): void;
  /** Gives the diagram the focus. */
  focus(): void;
  /** What decides the picture now. */
  readonly look: Look;
}

export function createPanel(
  participants: number,
  handlers: { onSelect(index: number | null): void },
  left: AbortSignal,
): Panel {
  const diagram = createDiagram();
  const signs = h('div', { class: 'signs-frame' });
  const note = h('p', { class: 'quiet small thinned' });
  const draw = onceAFrame(() => {
    const { look, model } = scene;
    if (model === null || left.aborted) return;
    diagram.draw(model, look);
    frame.style.minHeight = '';
    note.textContent = noteOf(model, diagram.shown, look);
  });
  const scene = new Scene(draw);
  const onChoose: FrameHandlers['onChoose'] = (index, isRevealed) => {
    scene.select(index, isRevealed);
    handlers.onSelect(index);
  };
  const onSeek: FrameHandlers['onSeek'] = (find) => {
    const { steps } = scene;
    const index = steps === null ? undefined : find(steps, scene.look.selected);
    if (index !== undefined) onChoose(index, true);
  };
  const tools = createPanelTools(scene, {
    onKinds: draw,
    onStep: (by) => {
      onSeek((steps, selected) => stopBy(steps, selected, by));
    },
  });
  const frame = diagramFrame(diagram, scene, participants, { onChoose, onSeek });
  const observer = new ResizeObserver(draw);
  observer.observe(diagram.element);
  left.addEventListener('abort', () => {
    observer.disconnect();
  });
  return {
    elements: [tools.element, frame, signs, note],
    get look() {
      return scene.look;
    },
    select: (index, isRevealed) => {
      scene.select(index, isRevealed);
    },
    focus: () => {
      frame.focus({ preventScroll: true });
    },
    show: (model, differsFrom) => {
      scene.show(model, differsFrom);
      tools.show(model);
      fill(signs, signLegend(model));
    },
  };
}

/** Does it once a frame, however often it is asked for. */
function onceAFrame(deed: () => void): () => void {
  let isAsked = false;
  return () => {
    if (isAsked) return;
    isAsked = true;
    requestAnimationFrame(() => {
      isAsked = false;
      deed();
    });
  };
}
