import type { Fork, ForkKey } from '@dmct/core';
import { fill, h, type Child } from '../../ui/dom.js';
import type { Model } from './model.js';

/** What can be done to the selected message or wave: another fate, and the run from its seed with that. */
export function createForkActions(onFork: (fork: Fork) => void): {
  readonly element: HTMLElement;
  show(model: Model, selected: number | null): void;
} {
  const later = h('input', { type: 'number', id: 'later', min: 0.001, max: 1e9, step: 'any', value: 500 });
  const element = h('div', { class: 'row fork-actions' });
  const button = (id: string, label: string, onclick: () => void): HTMLElement =>
    h('button', { type: 'button', id, onclick }, label);
  const common = (key: ForkKey, lose: string): readonly Child[] => [
    h('strong', {}, 'Fork from here:'),
    button('fork-drop', lose, () => {
      onFork({ ...key, fate: 'drop' });
    }),
    button('fork-delay', 'delay it by', () => {
      if (later.reportValidity()) onFork({ ...key, fate: { laterSeconds: Number(later.value) / 1000 } });
    }),
    ...(key.of === 'packet'
      ? [
          button('fork-again', 'deliver it again after', () => {
            if (later.reportValidity())
              onFork({ ...key, fate: { againSeconds: Number(later.value) / 1000 } });
          }),
        ]
      : []),
    h('label', { class: 'row' }, later, ' ms'),
  ];
  const ofWave = (model: Model, key: ForkKey & { readonly of: 'wave' }): readonly Child[] => {
    const others = model.lanes.filter(({ id }) => id !== key.from);
    const from = h(
      'select',
      { id: 'shaded', 'aria-label': 'From whom the wave is hidden' },
      others.map(({ id, isClient, name }) =>
        h('option', { value: id }, isClient ? name : `${String(id)} ${name.split(',')[0]!}`),
      ),
    );
    const shade = button('fork-shade', 'hide it from', () => {
      onFork({ ...key, fate: { shadedFrom: Number(from.value) } });
    });
    return [common(key, 'silence this wave'), others.length > 0 && [shade, from]];
  };
  return {
    element,
    show: (model, selected) => {
      const key = selected === null ? null : (model.run.forkKeys[selected] ?? null);
      fill(
        element,
        key === null ? null : key.of === 'wave' ? ofWave(model, key) : common(key, 'lose this message'),
      );
    },
  };
}
