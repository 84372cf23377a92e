import type { AttackFacts } from '../catalog/facts.js';
import { h } from './dom.js';
import { numberField } from './controls.js';

/** The field of the number of traitors, and the line that says why it rests under some attacks. */
export interface TraitorsField {
  readonly element: HTMLLabelElement;
  readonly reason: HTMLElement;
  /** Rests where an attack takes no such number, and says why; what was typed is kept. */
  follow(attack: AttackFacts | undefined): void;
}

export function createTraitorsField(value: number, bounds: readonly [number, number]): TraitorsField {
  const element = numberField('Traitors', 'traitors', value, bounds);
  const input = element.querySelector('input')!;
  const reason = h('p', { class: 'quiet small wide', id: 'traitors-reason', hidden: true });
  return {
    element,
    reason,
    follow: (attack) => {
      const why = attack === undefined ? null : idleReason(attack);
      input.disabled = why !== null;
      element.classList.toggle('off', why !== null);
      element.title = why ?? '';
      reason.hidden = why === null;
      reason.textContent = why ?? '';
      if (why === null) input.removeAttribute('aria-describedby');
      else input.setAttribute('aria-describedby', reason.id);
    },
  };
}

/** Why a number of traitors changes nothing under an attack, as the command line says it; or null. */
function idleReason({ corruption, name, title }: AttackFacts): string | null {
  if (name === 'none') return 'Without an attack nobody is corrupted: the number of traitors is not used.';
  if (corruption === 'none') return `${title} corrupts nobody: the number of traitors is not used.`;
  return corruption === 'share'
    ? `${title} corrupts as many as reach its share, a parameter of the attack: the number of traitors is not used.`
    : null;
}
