import { fill, h } from '../../../ui/dom.js';
import type { Model } from '../model.js';
import type { Branch } from './chain.js';
import { drawTree, fittingColumn } from './drawing.js';

/** Pixels a height: where there is room, the least at first, and the bounds of zooming. */
const COLUMN_USUAL = 42;
const COLUMN_READABLE = 12;
const COLUMN_LEAST = 2;
const COLUMN_MOST = 160;
const ZOOM = 1.5;

/** The tree of blocks, as wide as somebody wants it. */
export interface TreeView {
  readonly element: HTMLElement;
  readonly zoomIn: () => void;
  readonly zoomOut: () => void;
  /** All of it in view. */
  readonly fit: () => void;
}

export function createTreeView(model: Model, branches: readonly Branch[]): TreeView {
  let column = COLUMN_USUAL;
  const draw = (): void => {
    fill(element, drawTree(model, branches, column));
  };
  /** What is in the middle stays there. */
  const zoom = (factor: number): void => {
    const middle = element.scrollLeft + element.clientWidth / 2;
    const before = column;
    column = Math.min(COLUMN_MOST, Math.max(COLUMN_LEAST, column * factor));
    draw();
    element.scrollLeft = (middle * column) / before - element.clientWidth / 2;
  };
  const zoomIn = (): void => {
    zoom(ZOOM);
  };
  const zoomOut = (): void => {
    zoom(1 / ZOOM);
  };
  const fit = (): void => {
    const width = fittingColumn(branches, element.clientWidth);
    column = Math.min(COLUMN_USUAL, Math.max(COLUMN_LEAST, width));
    draw();
  };
  const element = h('div', {
    class: 'scroller',
    tabindex: 0,
    role: 'region',
    'aria-label': 'The chain as a tree: plus and minus zoom, zero shows all of it',
    onkeydown: (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === '+' || event.key === '=') zoomIn();
      else if (event.key === '-') zoomOut();
      else if (event.key === '0') fit();
      else return;
      event.preventDefault();
    },
  });
  // How wide it may be is known once it stands in the page.
  new ResizeObserver((_, observer) => {
    observer.disconnect();
    fit();
    if (column < COLUMN_READABLE) zoom(COLUMN_READABLE / column);
    element.scrollLeft = 0;
  }).observe(element);
  draw();
  return { element, zoomIn, zoomOut, fit };
}
