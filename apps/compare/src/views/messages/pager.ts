import { h } from '../../ui/dom.js';

/** Buttons that go through the pages of something. */
export interface Pager {
  readonly buttons: readonly HTMLElement[];
  show(page: number, pages: number): void;
}

/** Their ids begin with `name`; `onGo` is told the page that is wanted, which may be beyond an end. */
export function createPager(name: string, onGo: (page: number) => void): Pager {
  let page = 0;
  const button = (id: string, text: string, to: () => number): HTMLButtonElement =>
    h(
      'button',
      {
        type: 'button',
        id: `${name}-${id}`,
        onclick: () => {
          onGo(to());
        },
      },
      text,
    );
  const [first, before, after, last] = [
    button('first', 'first', () => 0),
    button('before', '◂ before', () => page - 1),
    button('after', 'after ▸', () => page + 1),
    button('last', 'last', () => Infinity),
  ];
  return {
    buttons: [first, before, after, last],
    show: (shown, pages) => {
      page = shown;
      first.disabled = before.disabled = page === 0;
      after.disabled = last.disabled = page === pages - 1;
    },
  };
}
