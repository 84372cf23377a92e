import type { CatalogFacts } from '../../catalog/facts.js';
import { BOUNDS, type Settings } from '../../link/settings.js';
import { numberField, selectField } from '../../ui/controls.js';
import { h } from '../../ui/dom.js';
import { createParameterFields, type Typed } from '../../ui/parameter-fields.js';
import { runButtons } from '../../ui/run-buttons.js';
import { createTraitorsField } from '../../ui/traitors-field.js';
import { topologyOptions } from '../../ui/topologies.js';
import { workloadOptions } from '../../ui/workloads.js';
import { createAttackChoice } from './attack-choice.js';

/** The form of one run: who, under what, with which parameters. */
export function createRunForm(
  facts: CatalogFacts,
  settings: Settings,
  handlers: { onRun(settings: Settings): void; onCancel(): void },
): { readonly element: HTMLFormElement; setRunning(isRunning: boolean): void } {
  const buttons = runButtons(() => {
    handlers.onCancel();
  });
  const attack = createAttackChoice(facts, settings.attack);
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
        attack.offer(value('strategy'));
        followAttack();
        showParams();
      },
    },
    selectField('Approach', 'strategy', strategies, settings.strategy),
    attack.element,
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
  const followAttack = (): void => {
    traitors.follow(attack.chosen);
  };
  let shown = '';
  /** Only where the choice has changed: new fields would take the focus from the one that is typed in. */
  const showParams = (): void => {
    const wanted = `${value('strategy')} ${value('attack')}`;
    if (shown === wanted) return;
    shown = wanted;
    const strategy = facts.strategies.find(({ name }) => name === value('strategy'));
    const { chosen } = attack;
    void params.show([
      ...(strategy === undefined ? [] : [{ kind: 'set' as const, ...strategy }]),
      ...(chosen === undefined ? [] : [{ kind: 'attackSet' as const, ...chosen }]),
    ]);
  };
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
  attack.offer(settings.strategy);
  followAttack();
  showParams();
  return {
    element,
    setRunning: buttons.setRunning,
  };
}

/** The parameters that belong to an approach or an attack. */
function owned(typed: Typed, owner: string): Typed {
  return Object.fromEntries(Object.entries(typed).filter(([key]) => key.startsWith(`${owner}.`)));
}
