import { BOUNDS } from '../../link/settings.js';
import { numberField } from '../../ui/controls.js';

/** The seed that the scene's phases and places are drawn from; tells only what a seed can be. */
export function seedField(seed: number, onSeed: (seed: number) => void): HTMLElement {
  const field = numberField('Seed of phases', 'seed', seed, BOUNDS.seed);
  const input = field.querySelector('input')!;
  input.addEventListener('change', () => {
    if (input.reportValidity()) onSeed(Number(input.value));
  });
  return field;
}
