import type { Heard } from './listen.js';
import type { ListenReply, ListenRequest } from './messages.js';
import type { Stage } from './stage.js';

/** Asks what the observers of a scene hear, one scene at a time: of those that wait, the last one counts. */
export interface Listener {
  setStage(stage: Stage): void;
  /** What is listened to now isn't wanted any more: another scene begins. */
  forget(): void;
  close(): void;
}

export function createListener(handlers: {
  /** What is heard in a scene: while somebody is dragged, in one that was there a moment ago. */
  onHeard(heard: readonly Heard[], stage: Stage): void;
  onFault(message: string): void;
}): Listener {
  const worker = new Worker(new URL('./listen.worker.ts', import.meta.url), { type: 'module' });
  let listened: Stage | null = null;
  let isWanted = true;
  let waiting: Stage | null = null;
  const next = (): void => {
    if (listened !== null || waiting === null) return;
    [listened, waiting, isWanted] = [waiting, null, true];
    const request: ListenRequest = { kind: 'listen', stage: listened };
    worker.postMessage(request);
  };
  worker.onmessage = ({ data }: MessageEvent<ListenReply>) => {
    const stage = listened!;
    listened = null;
    if (data.kind === 'fault') handlers.onFault(data.message);
    else if (isWanted) handlers.onHeard(data.heard, stage);
    next();
  };
  return {
    setStage: (stage) => {
      waiting = stage;
      next();
    },
    forget: () => {
      isWanted = false;
      waiting = null;
    },
    close: () => {
      worker.terminate();
    },
  };
}
