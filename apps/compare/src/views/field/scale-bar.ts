import { fill, h } from '../../ui/dom.js';
import { lightNanoseconds, type Stage } from './stage.js';

/** A round length of about a fifth of the picture, m. */
export function scaleBarMetres({ width }: Stage['frame']): number {
  const fifth = width / 5;
  const power = 10 ** Math.floor(Math.log10(fifth));
  return [10, 5, 2, 1].map((step) => step * power).find((metres) => metres <= fifth * 1.1) ?? power;
}

export function metresText(metres: number): string {
  return `${String(metres)} m`;
}

/** A length in the picture, and how long light takes for it. */
export function createScaleBar(): { readonly element: HTMLElement; show(stage: Stage): void } {
  const element = h('div', { class: 'scale-bar' });
  return {
    element,
    show: ({ frame }) => {
      const metres = scaleBarMetres(frame);
      element.style.width = `${((metres / frame.width) * 100).toFixed(2)}%`;
      fill(element, h('span', {}, `${metresText(metres)} · light ${lightNanoseconds(metres).toFixed(2)} ns`));
    },
  };
}
