import { isRight } from '@dmct/core';
import { formatScaled, SECONDS } from '@dmct/reporters';
import { replayCommand } from '@dmct/simulator';
import { Refused } from '../../lab/pool.js';
import type { App } from '../../shell/app.js';
import { fill, h, type Child } from '../../ui/dom.js';
import { HANDLES_MAX } from './handles.js';
import { scenarioOfStage, WAVE_STRATEGIES } from './protocol-run.js';
import type { Stage } from './stage.js';

const PAUSE_MILLISECONDS = 250;

/** Runs both wave protocols among the scene's generals whenever it has come to rest, with the command that does the same. */
export function createProtocolPanel(app: App): {
  readonly element: HTMLElement;
  show(stage: Stage, seed: number): void;
} {
  const body = h('div', { class: 'protocols', id: 'protocols' });
  const element = h(
    'section',
    { 'aria-label': 'The whole protocol at these places' },
    h('h2', {}, 'The whole protocol at these places'),
    h(
      'p',
      { class: 'quiet small' },
      'Every general listens and decides. Powers and phases are the protocol’s own; the traitors lie, louder or late if you made them so.',
    ),
    body,
  );
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running = new AbortController();
  const run = async (stage: Stage, seed: number): Promise<void> => {
    running.abort();
    running = new AbortController();
    const signal = AbortSignal.any([running.signal, app.left]);
    if (stage.emitters.length > HANDLES_MAX) {
      fill(body, h('p', { class: 'quiet small' }, 'Too many generals to run at every change.'));
      return;
    }
    const rows = await Promise.all(
      WAVE_STRATEGIES.map((strategy) => protocolRow(app, stage, strategy, seed, signal)),
    );
    if (!signal.aborted) fill(body, rows);
  };
  return {
    element,
    show: (stage, seed) => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        run(stage, seed).catch((error: unknown) => {
          if (!running.signal.aborted && !app.left.aborted) app.say(String(error));
        });
      }, PAUSE_MILLISECONDS);
    },
  };
}

async function protocolRow(
  app: App,
  stage: Stage,
  strategy: string,
  seed: number,
  signal: AbortSignal,
): Promise<Child> {
  const scenario = scenarioOfStage(stage, strategy, seed);
  const command = replayCommand(scenario);
  try {
    const result = await app.pool.ask('run', scenario, { signal });
    const right = isRight(result.verdicts);
    const broken = Object.entries(result.verdicts).filter(([, outcome]) => outcome !== 'holds');
    return h(
      'article',
      {
        class: 'protocol',
        'data-strategy': strategy,
        'data-trace': result.traceHash,
        'data-right': String(right),
      },
      h(
        'p',
        {},
        h('strong', {}, strategy),
        ' ',
        h(
          'span',
          { class: right ? 'right' : 'wrong' },
          right
            ? 'all properties hold'
            : broken.map(([property, outcome]) => `${property} ${outcome}`).join(', '),
        ),
        result.finalitySeconds === null ? '' : ` · ${formatScaled(result.finalitySeconds.mean, SECONDS)}`,
      ),
      h('code', { class: 'command' }, command),
    );
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return h(
      'article',
      { class: 'protocol', 'data-strategy': strategy },
      h('p', {}, h('strong', {}, strategy), ' ', h('span', { class: 'quiet' }, error.message)),
    );
  }
}
