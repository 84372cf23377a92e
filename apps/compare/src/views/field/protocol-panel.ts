import type { App } from '../../shell/app.js';
import { createAnnouncer } from '../../ui/announcer.js';
import { fill, h } from '../../ui/dom.js';
import { protocolRow } from './protocol-row.js';
import { attackWords, unplayedOf } from './protocol-words.js';
import { protocolIds, scenarioOfStage, WAVE_STRATEGIES } from './protocol-run.js';
import type { Stage } from './stage.js';

const PAUSE_MILLISECONDS = 250;
/** More generals than this run when somebody asks for it, not at every change. */
const LIVE_MAX = 100;

/** Both wave protocols among the scene's generals: what they play, what comes of it, and the command that does the same. */
export interface ProtocolPanel {
  readonly element: HTMLElement;
  show(stage: Stage, seed: number): void;
}

/** Runs whenever the scene has come to rest; a crowd when its button is pressed. */
export function createProtocolPanel(app: App): ProtocolPanel {
  const attack = h('p', { class: 'small', id: 'protocol-attack' });
  const body = h('div', { class: 'protocols', id: 'protocols' });
  const live = createAnnouncer('protocol-verdicts');
  const element = h(
    'section',
    { 'aria-label': 'The whole protocol at these places' },
    h('h2', {}, 'The whole protocol at these places'),
    h(
      'p',
      { class: 'quiet small' },
      'Every general listens at its own place and decides; observers take no part.',
    ),
    attack,
    body,
    live.element,
  );
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running = new AbortController();
  const run = (stage: Stage, seed: number): void => {
    const ids = protocolIds(stage, seed);
    const signal = AbortSignal.any([running.signal, app.left]);
    const rows = WAVE_STRATEGIES.map((strategy) =>
      protocolRow(app, {
        scenario: scenarioOfStage(stage, strategy, seed),
        unplayed: unplayedOf(stage, strategy, ids),
        isLive: stage.emitters.length <= LIVE_MAX,
        signal,
      }),
    );
    // What stood there stays until there is something new to say: the page doesn't jump.
    void Promise.all(rows.map(({ settled }) => settled)).then(() => {
      if (signal.aborted) return;
      attack.textContent = attackWords(stage, ids);
      fill(
        body,
        rows.map((row) => row.element),
      );
      body.setAttribute('aria-busy', 'false');
      live.tell(rows.map((row) => row.said()).join('. '));
    });
  };
  return {
    element,
    show: (stage, seed) => {
      clearTimeout(timer);
      // What stands there is of a scene that is no more.
      body.setAttribute('aria-busy', 'true');
      attack.textContent = 'Running the scene as it stands now …';
      running.abort();
      running = new AbortController();
      timer = setTimeout(() => {
        run(stage, seed);
      }, PAUSE_MILLISECONDS);
    },
  };
}
