import type { App } from '../../shell/app.js';
import { createAnnouncer } from '../../ui/announcer.js';
import { h } from '../../ui/dom.js';
import type { Heard } from './listen.js';
import { createListener } from './listener.js';
import { createReadings, decisionsText } from './readings.js';
import type { Stage } from './stage.js';

/** What the observers of the scene hear: asked for, shown, and said when a decision has changed. */
export interface Listeners {
  readonly element: HTMLElement;
  /** What is heard now, one an observer; none until the first has listened. */
  readonly heard: readonly Heard[];
  /** Another scene, in which nobody has listened yet. */
  begin(stage: Stage): void;
  setStage(stage: Stage): void;
}

export function createListeners(app: App): Listeners {
  let heard: readonly Heard[] = [];
  const readings = createReadings();
  const live = createAnnouncer('decisions');
  const listener = createListener({
    onHeard: (next, stage) => {
      heard = next;
      readings.show(stage, heard);
      live.tell(decisionsText(heard, stage));
    },
    onFault: (message) => {
      app.say(message);
    },
  });
  app.left.addEventListener('abort', () => {
    listener.close();
  });
  return {
    element: h('div', {}, readings.element, live.element),
    get heard() {
      return heard;
    },
    begin: (stage) => {
      heard = [];
      listener.forget();
      readings.begin(stage);
    },
    setStage: (stage) => {
      listener.setStage(stage);
    },
  };
}
