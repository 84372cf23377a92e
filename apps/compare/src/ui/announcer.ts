import { h } from './dom.js';

/** A line may change this often before it is read out: only what stands is worth hearing. */
const STANDS_MILLISECONDS = 600;

/** Tells screen readers a line when it has changed, and when it has stood for a while: a drag changes it many times. */
export function createAnnouncer(id: string): { readonly element: HTMLElement; tell(text: string): void } {
  const element = h('p', { class: 'visually-hidden', role: 'status', id });
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    element,
    tell: (text) => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        if (element.textContent !== text) element.textContent = text;
      }, STANDS_MILLISECONDS);
    },
  };
}
