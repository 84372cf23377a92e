import type { CatalogFacts } from '../../catalog/facts.js';
import { BOUNDS, type Settings } from '../../link/settings.js';
import { numberField, selectField } from '../../ui/controls.js';
import { h } from '../../ui/dom.js';
import { createParameterFields, type Typed } from '../../ui/parameter-fields.js';
import { runButtons } from '../../ui/run-buttons.js';
import { createTraitorsField } from '../../ui/traitors-field.js';
import { topologyOptions } from '../../ui/topologies.js';
import { workloadOptions } from '../../ui/workloads.js';

/** The form of one run: who, under what, with which parameters. */
export function createRunForm(
  facts: CatalogFacts,
  settings: Settings,
  handlers: { onRun(settings: Settings): void; onCancel(): void },
): { readonly element: HTMLFormElement; setRunning(isRunning: boolean): void } {
  const buttons = runButtons(() => {
    handlers.onCancel();
  });
  const traitors = createTraitorsField(settings.traitors, BOUNDS.traitors);
  const params = createParameterFields(settings);
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
        followAttack();
        showParams();
      },
    },
    selectField('Approach', 'strategy', strategies, settings.strategy),
    selectField('Attack', 'attack', [], settings.attack),
    numberField('Generals', 'nodes', settings.nodes, BOUNDS.nodes),
    traitors.element,
    selectField('Places', 'topology', topologyOptions(facts.topologies), settings.topology),
    numberField('Seed', 'seed', settings.seed, BOUNDS.seed),
    buttons.element,
    traitors.reason,
    h(
      'details',
      { class: 'wide', id: 'parameters', open: settings.workload !== 'orders' },
      h('summary', {}, 'What is agreed on, parameters of the approach and the attack'),
      h(
        'div',
        { class: 'more-fields' },
        selectField('Agree on', 'workload', workloadOptions(facts.workloads), settings.workload),
      ),
      params.element,
    ),
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
  const chosenAttack = () => facts.attacks.find(({ name }) => name === value('attack'));
  const followAttack = (): void => {
    traitors.follow(chosenAttack());
  };
  let shown = '';
  /** Only where the choice has changed: new fields would take the focus from the one that is typed in. */
  const showParams = (): void => {
    const wanted = `${value('strategy')} ${value('attack')}`;
    if (shown === wanted) return;
    shown = wanted;
    const strategy = facts.strategies.find(({ name }) => name === value('strategy'));
    const chosen = chosenAttack();
    void params.show([
      ...(strategy === undefined ? [] : [{ kind: 'set' as const, ...strategy }]),
      ...(chosen === undefined ? [] : [{ kind: 'attackSet' as const, ...chosen }]),
    ]);
  };
  const owned = (typed: Typed, owner: string): Typed =>
    Object.fromEntries(Object.entries(typed).filter(([key]) => key.startsWith(`${owner}.`)));
  const read = (): Settings => {
    const typed = params.typed();
    return {
      ...settings,
      strategy: value('strategy'),
      attack: value('attack'),
      nodes: Number(value('nodes')),
      traitors: Number(value('traitors')),
      topology: value('topology') as Settings['topology'],
      workload: value('workload') as Settings['workload'],
      seed: Number(value('seed')),
      set: owned(typed.set, value('strategy')),
      attackSet: owned(typed.attackSet, value('attack')),
    };
  };
  offerAttacks();
  followAttack();
  showParams();
  return {
    element,
    setRunning: buttons.setRunning,
  };
}
