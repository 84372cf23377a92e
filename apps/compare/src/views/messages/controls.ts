import type { CatalogFacts } from '../../catalog/facts.js';
import { BOUNDS, type Settings } from '../../link/settings.js';
import { numberField, selectField } from '../../ui/controls.js';
import { h } from '../../ui/dom.js';
import { topologyOptions } from '../../ui/topologies.js';

/** The form of one run: who, under what, with which parameters. */
export function createRunForm(
  facts: CatalogFacts,
  settings: Settings,
  handlers: { onRun(settings: Settings): void; onCancel(): void },
): { readonly element: HTMLFormElement; setRunning(isRunning: boolean): void } {
  const run = h('button', { type: 'submit', id: 'run', class: 'primary' }, 'Run');
  const cancel = h(
    'button',
    {
      type: 'button',
      id: 'cancel',
      disabled: true,
      onclick: () => {
        handlers.onCancel();
      },
    },
    'Cancel',
  );
  const params = h('div', { class: 'params' });
  const strategies = facts.strategies.map(({ name, title }) => ({ value: name, text: title }));
  const element = h(
    'form',
    {
      class: 'controls',
      id: 'controls',
      'aria-label': 'The run',
      onsubmit: (event: SubmitEvent) => {
        event.preventDefault();
        if (element.reportValidity()) handlers.onRun(read());
      },
      onchange: () => {
        offerAttacks();
        showParams();
      },
    },
    selectField('Approach', 'strategy', strategies, settings.strategy),
    selectField('Attack', 'attack', [], settings.attack),
    numberField('Generals', 'nodes', settings.nodes, BOUNDS.nodes),
    numberField('Traitors', 'traitors', settings.traitors, BOUNDS.traitors),
    selectField('Places', 'topology', topologyOptions(facts.topologies), settings.topology),
    numberField('Seed', 'seed', settings.seed, BOUNDS.seed),
    h('div', { class: 'buttons' }, run, cancel),
    h('details', { class: 'wide' }, h('summary', {}, 'Parameters of the approach and the attack'), params),
  );
  const value = (name: string): string => (element.elements.namedItem(name) as HTMLInputElement).value;
  let attack = settings.attack;
  const offerAttacks = (): void => {
    const select = element.elements.namedItem('attack') as HTMLSelectElement;
    if (select.value !== '') attack = select.value;
    select.replaceChildren(
      ...facts.attacks.map(({ name, refusals, title }) => {
        const refusal = refusals[value('strategy')] ?? null;
        return h(
          'option',
          { value: name, selected: name === attack, disabled: refusal !== null, title: refusal },
          refusal === null ? title : `${title} (doesn't apply)`,
        );
      }),
    );
    if (select.selectedOptions[0]?.disabled === true) select.value = 'none';
  };
  let typed = { ...settings.set };
  let typedAttack = { ...settings.attackSet };
  const showParams = (): void => {
    keepTyped();
    const strategy = facts.strategies.find(({ name }) => name === value('strategy'));
    const chosen = facts.attacks.find(({ name }) => name === value('attack'));
    params.replaceChildren(
      ...[
        ...(strategy?.params ?? []).map((each) => ({ owner: strategy!.name, each, kind: 'set' as const })),
        ...(chosen?.params ?? []).map((each) => ({ owner: chosen!.name, each, kind: 'attackSet' as const })),
      ].map(({ each, kind, owner }) => {
        const key = `${owner}.${each.name}`;
        const now = (kind === 'set' ? typed : typedAttack)[key];
        return h(
          'label',
          { class: 'field', title: each.description },
          h('span', {}, each.name),
          h('input', {
            type: 'text',
            maxlength: 200,
            'data-kind': kind,
            'data-key': key,
            placeholder: each.defaultValue === undefined ? '' : JSON.stringify(each.defaultValue),
            value: now ?? '',
          }),
          h('small', {}, each.description),
        );
      }),
    );
  };
  const keepTyped = (): void => {
    for (const input of params.querySelectorAll('input')) {
      const into = input.dataset['kind'] === 'set' ? typed : typedAttack;
      const key = input.dataset['key']!;
      if (input.value.trim() === '') delete into[key];
      else into[key] = input.value.trim();
    }
  };
  const read = (): Settings => {
    keepTyped();
    const owned = (from: Readonly<Record<string, string>>, owner: string): Record<string, string> =>
      Object.fromEntries(Object.entries(from).filter(([key]) => key.startsWith(`${owner}.`)));
    typed = owned(typed, value('strategy'));
    typedAttack = owned(typedAttack, value('attack'));
    return {
      ...settings,
      strategy: value('strategy'),
      attack: value('attack'),
      nodes: Number(value('nodes')),
      traitors: Number(value('traitors')),
      topology: value('topology') as Settings['topology'],
      seed: Number(value('seed')),
      set: { ...typed },
      attackSet: { ...typedAttack },
    };
  };
  offerAttacks();
  showParams();
  return {
    element,
    setRunning: (isRunning) => {
      run.disabled = isRunning;
      cancel.disabled = !isRunning;
    },
  };
}
