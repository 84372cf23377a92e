import { formatNumber } from '@dmct/reporters';
import { h } from '../../ui/dom.js';
import { sharesOf } from './frame-place.js';
import type { Probe } from './messages.js';
import type { Stage } from './stage.js';

/** Where the pointer was last, and the field there at the moment that is drawn. */
export interface ProbeMark {
  readonly element: HTMLElement;
  show(frame: Stage['frame'], probe: Probe): void;
}

/** For the pointer alone: who works by keyboard moves an observer there, and reads what it hears. */
export function createProbeMark(): ProbeMark {
  const cross = h('span', { class: 'cross' });
  const text = h('span', { class: 'said' });
  const element = h('div', { class: 'probe-mark', 'aria-hidden': 'true', hidden: true }, cross, text);
  return {
    element,
    show: (frame, probe) => {
      const { across, down } = sharesOf(frame, probe);
      cross.style.left = `${(across * 100).toFixed(2)}%`;
      cross.style.top = `${(down * 100).toFixed(2)}%`;
      text.textContent = `field at ${probe.x.toFixed(2)}, ${probe.y.toFixed(2)} m: ${formatNumber(probe.field)} V/m`;
      element.hidden = false;
    },
  };
}
