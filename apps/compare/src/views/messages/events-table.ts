import { fill, h } from '../../ui/dom.js';
import { eventText, timeText } from './describe.js';
import type { Model } from './model.js';
import { createPager } from './pager.js';

const PAGE = 100;

/** All events of a run as a table, a page at a time; the page with the selected event opens by itself. */
export function createEventsTable(onSelect: (index: number) => void): {
  readonly element: HTMLElement;
  show(model: Model, selected: number | null): void;
} {
  let shown: { readonly model: Model; readonly selected: number | null } | null = null;
  let page = 0;
  const body = h('tbody');
  const said = h('p', { class: 'small', id: 'events-said', role: 'status' });
  const kept = h('p', { class: 'quiet small', id: 'events-kept' });
  const pages = (): number => Math.max(1, Math.ceil((shown?.model.stops.length ?? 0) / PAGE));
  const pager = createPager('events', (to) => {
    page = Math.min(pages() - 1, Math.max(0, to));
    draw();
  });
  const table = tableOf(body);
  const region = h(
    'div',
    { class: 'tall', tabindex: 0, role: 'region', 'aria-label': 'Events as a table' },
    table,
  );
  const draw = (): void => {
    if (shown === null || !element.open) return;
    const { model, selected } = shown;
    const { stops } = model;
    const first = page * PAGE;
    const last = Math.min(stops.length, first + PAGE);
    said.textContent =
      stops.length === 0
        ? 'Nothing happened.'
        : `Rows ${number(first + 1)} to ${number(last)} of ${number(stops.length)}, page ${number(page + 1)} of ${number(pages())}.`;
    kept.textContent = keptText(model);
    pager.show(page, pages());
    table.setAttribute('aria-rowcount', String(stops.length + 1));
    fill(
      body,
      stops
        .slice(first, last)
        .map((index, row) =>
          rowOf(model, { index, row: first + row, isCurrent: index === selected }, onSelect),
        ),
    );
    const current = body.querySelector<HTMLElement>('.current');
    region.scrollTop = current === null ? 0 : current.offsetTop - region.clientHeight / 2;
  };
  const element = h(
    'details',
    {
      id: 'events',
      ontoggle: () => {
        draw();
      },
    },
    h('summary', {}, 'events as a table'),
    h('div', { class: 'row' }, pager.buttons, said),
    region,
    kept,
  );
  return {
    element,
    show: (model, selected) => {
      const isNew = shown?.model !== model;
      shown = { model, selected };
      const at = selected === null ? -1 : model.stops.indexOf(selected);
      if (at >= 0) page = Math.floor(at / PAGE);
      else if (isNew) page = 0;
      draw();
    },
  };
}

function tableOf(body: HTMLElement): HTMLTableElement {
  const columns = ['No.', 'Time', 'What happened'].map((text) => h('th', { scope: 'col' }, text));
  return h(
    'table',
    { class: 'events', 'aria-label': 'Events', 'aria-describedby': 'events-said' },
    h('thead', {}, h('tr', { 'aria-rowindex': 1 }, columns)),
    body,
  );
}

/** An event's row, whose words select it. */
function rowOf(
  model: Model,
  { index, isCurrent, row }: { readonly index: number; readonly row: number; readonly isCurrent: boolean },
  onSelect: (index: number) => void,
): HTMLElement {
  const event = model.run.events[index]!;
  const select = h(
    'button',
    {
      type: 'button',
      class: 'link',
      onclick: () => {
        onSelect(index);
      },
    },
    eventText(model, event),
  );
  return h(
    'tr',
    {
      class: isCurrent ? 'current' : null,
      'aria-current': isCurrent ? 'true' : null,
      'aria-rowindex': row + 2,
    },
    h('td', {}, number(row + 1)),
    h('td', {}, timeText(event.at)),
    h('td', {}, select),
  );
}

/** What isn't in the table, and where it is. */
function keptText({ run: { events, eventsTotal }, stops }: Model): string {
  const others = events.length - stops.length;
  const left = eventsTotal - events.length;
  return [
    others > 0 &&
      `${number(others)} ${others === 1 ? 'event has' : 'events have'} no row: timers, finished work and messages to oneself. `,
    left > 0 &&
      `The page keeps the first ${number(events.length)} of ${number(eventsTotal)} events; dmct run --reporter ndjson writes all of them. `,
    'Share keeps every event that the page has as a CSV or JSON file.',
  ]
    .filter((part) => part !== false)
    .join('');
}

function number(value: number): string {
  return value.toLocaleString('en-US');
}
