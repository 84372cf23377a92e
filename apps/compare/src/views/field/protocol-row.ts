import { isRight, type RunResult, type Scenario } from '@dmct/core';
import { formatScaled, SECONDS } from '@dmct/reporters';
import { replayCommand } from '@dmct/simulator';
import { Refused } from '../../lab/pool.js';
import type { App } from '../../shell/app.js';
import { copyText } from '../../shell/share.js';
import { fill, h } from '../../ui/dom.js';

/** One protocol among the scene's generals. */
export interface ProtocolQuestion {
  readonly scenario: Scenario;
  /** What of the scene it doesn't play, each part named. */
  readonly unplayed: readonly string[];
  /** Whether it runs at once; a button waits otherwise. */
  readonly isLive: boolean;
  readonly signal: AbortSignal;
}

/** The row of a protocol; `settled` once it has something to say: what it `said`. */
interface ProtocolRow {
  readonly element: HTMLElement;
  readonly settled: Promise<void>;
  readonly said: () => string;
}

/** One protocol's run among the scene's generals, or the button that starts it. */
export function protocolRow(app: App, { isLive, scenario, signal, unplayed }: ProtocolQuestion): ProtocolRow {
  const command = replayCommand(scenario);
  const verdict = h('p', { 'aria-live': isLive ? 'off' : 'polite' });
  const said = (): string => (isLive ? verdict.textContent : '');
  const element = h(
    'article',
    { class: 'protocol', 'data-strategy': scenario.strategy },
    verdict,
    h('p', { class: 'quiet small unplayed' }, `Not played: ${unplayed.join('; ')}.`),
    h(
      'code',
      { class: 'command', tabindex: 0, role: 'region', 'aria-label': `Command of ${scenario.strategy}` },
      command,
    ),
    copyButton(app, command),
  );
  const name = h('strong', {}, scenario.strategy);
  const run = async (): Promise<void> => {
    try {
      const result = await app.pool.ask('run', scenario, { signal });
      element.dataset['trace'] = result.traceHash;
      element.dataset['right'] = String(isRight(result.verdicts));
      fill(verdict, name, ' ', verdictText(result));
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof Refused)) throw error;
      fill(verdict, name, ' ', h('span', { class: 'quiet' }, error.message));
    }
  };
  const told = (): Promise<void> =>
    run().catch((error: unknown) => {
      app.say(String(error));
    });
  if (isLive) return { element, settled: told(), said };
  const start = h(
    'button',
    {
      type: 'button',
      onclick: () => {
        start.disabled = true;
        start.textContent = 'Running …';
        void told();
      },
    },
    `Run ${String(scenario.nodes)} generals here`,
  );
  fill(
    verdict,
    name,
    ' ',
    start,
    h(
      'span',
      { class: 'quiet small' },
      ' takes half a minute or so, beside the page; any change of the scene stops it',
    ),
  );
  return { element, settled: Promise.resolve(), said };
}

function verdictText({ assumptionsBroken, finalitySeconds, verdicts }: RunResult): HTMLElement {
  const broken = Object.entries(verdicts).filter(([, outcome]) => outcome !== 'holds');
  const time = finalitySeconds === null ? '' : ` · ${formatScaled(finalitySeconds.mean, SECONDS)}`;
  return h(
    'span',
    {},
    h(
      'span',
      { class: broken.length === 0 ? 'right' : 'wrong' },
      broken.length === 0
        ? 'all properties hold'
        : broken.map(([property, outcome]) => `${property} ${outcome}`).join(', '),
    ),
    time,
    assumptionsBroken.length > 0 &&
      h('span', { class: 'quiet small' }, ` · broken: ${assumptionsBroken.join(', ')}`),
  );
}

function copyButton(app: App, command: string): HTMLButtonElement {
  return h(
    'button',
    {
      type: 'button',
      class: 'copy-command',
      onclick: () => {
        void copyText(command).then((done) => {
          app.say(done ? 'Command copied' : 'Select and copy the command by hand');
        });
      },
    },
    'Copy command',
  );
}
