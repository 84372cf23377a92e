import type { CatalogFacts } from '../../catalog/facts.js';
import { BOUNDS, type Settings } from '../../link/settings.js';
import { numberField, selectField } from '../../ui/controls.js';
import { h } from '../../ui/dom.js';
import { createParameterFields } from '../../ui/parameter-fields.js';
import { createTraitorsField } from '../../ui/traitors-field.js';
import { runButtons } from '../../ui/run-buttons.js';
import { topologyOptions } from '../../ui/topologies.js';
import { workloadOptions } from '../../ui/workloads.js';

/** The form above the table. */
export interface Controls {
  readonly element: HTMLFormElement;
  /** What the form says now, or null where the browser finds a field wrong (and says so). */
  read(base: Settings): Settings | null;
  setRunning(isRunning: boolean): void;
}

export function createControls(
  facts: CatalogFacts,
  settings: Settings,
  handlers: {
    onRun(): void;
    onCancel(): void;
    onChange(): void;
    /** What is wrong between the fields, or nothing. */
    onRefusal(reason: string): void;
  },
): Controls {
  const buttons = runButtons(() => {
    handlers.onCancel();
  });
  const scale = numberField('Scale, m', 'scaleMetres', settings.scaleMetres, BOUNDS.scaleMetres, 'any');
  const traitors = createTraitorsField(settings.traitors, BOUNDS.traitors);
  const parameters = createParameterFields(settings);
  const titles = facts.strategies.map(({ name, title }) => ({ value: name, text: title }));
  const more = h(
    'details',
    {
      class: 'wide',
      id: 'parameters',
      ontoggle: () => {
        showParameters();
      },
    },
    h('summary', {}, 'What is agreed on, parameters of the attack and of an approach'),
    h(
      'div',
      { class: 'more-fields' },
      selectField('Agree on', 'workload', workloadOptions(facts.workloads), settings.workload),
      selectField('Approach', 'parametersOf', titles, settings.strategy),
    ),
    parameters.element,
  );
  const element = h(
    'form',
    {
      id: 'controls',
      class: 'controls',
      'aria-label': 'Conditions of the comparison',
      novalidate: false,
      onsubmit: (event: SubmitEvent) => {
        event.preventDefault();
        handlers.onRun();
      },
      oninput: () => {
        checkTraitors();
      },
      onchange: () => {
        showScale();
        openForShare();
        showParameters();
        checkTraitors();
        handlers.onChange();
      },
    },
    selectField(
      'Attack',
      'attack',
      facts.attacks.map(({ name, title }) => ({ value: name, text: title })),
      settings.attack,
    ),
    numberField('Generals', 'nodes', settings.nodes, BOUNDS.nodes),
    traitors.element,
    selectField('Places', 'topology', topologyOptions(facts.topologies), settings.topology),
    scale,
    numberField('Runs each', 'seeds', settings.seeds, BOUNDS.seeds),
    numberField('Seed', 'seed', settings.seed, BOUNDS.seed),
    buttons.element,
    traitors.reason,
    more,
  );
  const value = (name: string): string => (element.elements.namedItem(name) as HTMLInputElement).value;
  const showScale = (): void => {
    scale.classList.toggle('off', value('topology') === 'cities');
    (element.elements.namedItem('scaleMetres') as HTMLInputElement).disabled = value('topology') === 'cities';
  };
  const attackOf = () => facts.attacks.find(({ name }) => name === value('attack'));
  let shown = '';
  /** What is behind a closed fold is neither loaded nor built; what is shown already keeps its focus. */
  const showParameters = (): void => {
    const wanted = `${value('attack')} ${value('parametersOf')}`;
    if (!more.open || shown === wanted) return;
    shown = wanted;
    const approach = facts.strategies.find(({ name }) => name === value('parametersOf'));
    const attack = attackOf();
    void parameters.show([
      ...(attack === undefined ? [] : [{ kind: 'attackSet' as const, ...attack }]),
      ...(approach === undefined ? [] : [{ kind: 'set' as const, ...approach }]),
    ]);
  };
  /** An attack that takes a share takes no number of traitors: where that share is set, it must be seen. */
  let attackBefore = '';
  const openForShare = (): void => {
    const isShare = attackOf()?.corruption === 'share';
    if (isShare && attackBefore !== value('attack')) more.open = true;
    attackBefore = value('attack');
    traitors.follow(attackOf());
  };
  /** The field is marked, and says why, before anything is run. */
  const checkTraitors = (): void => {
    const [nodes, many] = [value('nodes'), value('traitors')];
    const input = element.elements.namedItem('traitors') as HTMLInputElement;
    const generals = element.elements.namedItem('nodes') as HTMLInputElement;
    input.setCustomValidity('');
    // What a field refuses by itself, it says itself: numbers are compared where both are some.
    const isTooMany = generals.validity.valid && input.validity.valid && Number(many) > Number(nodes);
    const reason = isTooMany ? `more traitors (${many}) than generals (${nodes})` : '';
    input.setCustomValidity(reason);
    input.setAttribute('aria-invalid', String(isTooMany));
    handlers.onRefusal(reason);
  };
  /** Those of all approaches, and of this attack alone. */
  const chosenParameters = (): Pick<Settings, 'set' | 'attackSet'> => {
    const { attackSet, set } = parameters.typed();
    const own = Object.entries(attackSet).filter(([key]) => key.startsWith(`${value('attack')}.`));
    return { set, attackSet: Object.fromEntries(own) };
  };
  const isUsual = Object.keys({ ...settings.set, ...settings.attackSet }).length === 0;
  more.open = !isUsual || settings.workload !== 'orders';
  showScale();
  openForShare();
  showParameters();
  checkTraitors();
  return {
    element,
    read: (base) =>
      element.reportValidity()
        ? {
            ...base,
            attack: value('attack'),
            nodes: Number(value('nodes')),
            traitors: Number(value('traitors')),
            topology: value('topology') as Settings['topology'],
            workload: value('workload') as Settings['workload'],
            scaleMetres: Number(value('scaleMetres')),
            seeds: Number(value('seeds')),
            seed: Number(value('seed')),
            ...chosenParameters(),
          }
        : null,
    setRunning: buttons.setRunning,
  };
}
