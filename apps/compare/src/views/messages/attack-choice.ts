import type { CatalogFacts } from '../../catalog/facts.js';
import { selectField } from '../../ui/controls.js';
import { h } from '../../ui/dom.js';

/** The attacks that there are; those that don't fit the approach can't be chosen, and say why. */
export interface AttackChoice {
  readonly element: HTMLElement;
  readonly chosen: CatalogFacts['attacks'][number] | undefined;
  /** Offers what fits an approach; where the chosen one doesn't, there is none. */
  offer(strategy: string): void;
}

export function createAttackChoice({ attacks }: CatalogFacts, usual: string): AttackChoice {
  const element = selectField('Attack', 'attack', [], usual);
  const select = element.querySelector('select')!;
  let wanted = usual;
  return {
    element,
    get chosen() {
      return attacks.find(({ name }) => name === select.value);
    },
    offer: (strategy) => {
      if (select.value !== '') wanted = select.value;
      select.replaceChildren(
        ...attacks.map(({ name, refusals, title }) => {
          const refusal = refusals[strategy] ?? null;
          return h(
            'option',
            { value: name, selected: name === wanted, disabled: refusal !== null, title: refusal },
            refusal === null ? title : `${title} (doesn't apply)`,
          );
        }),
      );
      if (select.selectedOptions[0]?.disabled === true) select.value = 'none';
    },
  };
}
