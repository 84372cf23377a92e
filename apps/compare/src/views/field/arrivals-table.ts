import { createField } from '@dmct/physics';
import { formatNumber } from '@dmct/reporters';
import { fill, h, type Child } from '../../ui/dom.js';
import { nameOf, observerName } from './names.js';
import { mediumOf, positionOf, spanOf, wavesOf, type Stage } from './stage.js';

/** More rows than this nobody reads. */
const ROWS_MAX = 100;
const NANO = 1e-9;

/** What the picture shows, as a table: whose wave leaves when, and when and how strong it is at each observer. */
export function createArrivalsTable(): {
  readonly element: HTMLElement;
  show(stage: Stage, ids: readonly number[]): void;
} {
  let shown: { readonly stage: Stage; readonly ids: readonly number[] } | null = null;
  const head = h('thead');
  const body = h('tbody');
  const note = h('p', { class: 'quiet small' });
  const draw = (): void => {
    if (shown === null || !element.open) return;
    const { ids, stage } = shown;
    fill(head, headOf(stage));
    fill(body, rowsOf(stage, ids));
    const count = stage.emitters.length;
    note.textContent =
      count > ROWS_MAX ? `The first ${String(ROWS_MAX)} of ${count.toLocaleString('en-US')} generals.` : '';
  };
  const element = h(
    'details',
    {
      id: 'arrivals',
      ontoggle: () => {
        draw();
      },
    },
    h('summary', {}, 'waves as a table'),
    h(
      'div',
      { class: 'tall', tabindex: 0, role: 'region', 'aria-label': 'Waves as a table' },
      h(
        'table',
        { class: 'arrivals', 'aria-label': 'Whose wave reaches whom, when and how strong' },
        head,
        body,
      ),
    ),
    note,
  );
  return {
    element,
    show: (stage, ids) => {
      shown = { stage, ids };
      draw();
    },
  };
}

function headOf({ observers }: Stage): HTMLElement {
  const column = (text: string): HTMLElement => h('th', { scope: 'col' }, text);
  return h(
    'tr',
    {},
    column('General'),
    column('Sounds'),
    column('Leaves'),
    observers.map((_, index) => [column(`Reaches ${observerName(index)}`), column('Strength there')]),
  );
}

/** A row a general: delays and gains are those of the field that the receivers hear. */
function rowsOf(stage: Stage, ids: readonly number[]): Child {
  const emitters = stage.emitters.slice(0, ROWS_MAX);
  const field = createField(wavesOf({ ...stage, emitters }), mediumOf(stage));
  const heard = stage.observers.map((observer) => field.arrivalsAt(positionOf(observer)));
  return emitters.map((emitter, index) => {
    const { start } = spanOf(stage, emitter);
    return h(
      'tr',
      {},
      h('th', { scope: 'row' }, nameOf(stage, index, ids)),
      h('td', {}, emitter.carrier === 'truth' ? 'the truth’s tone' : 'the lie’s tone'),
      h('td', {}, nanoseconds(start)),
      heard.map((arrivals) => {
        const { delaySeconds, gain, wave } = arrivals[index]!;
        return [
          h('td', {}, nanoseconds(start + delaySeconds)),
          h('td', {}, `${formatNumber(wave.amplitude * gain)} V/m`),
        ];
      }),
    );
  });
}

function nanoseconds(seconds: number): string {
  return `${(seconds / NANO).toFixed(2)} ns`;
}
