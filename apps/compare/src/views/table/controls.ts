import type { CatalogFacts } from '../../catalog/facts.js';
import { BOUNDS, type Settings } from '../../link/settings.js';
import { numberField, selectField } from '../../ui/controls.js';
import { h } from '../../ui/dom.js';
import { topologyOptions } from '../../ui/topologies.js';

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
  const scale = numberField('Scale, m', 'scaleMetres', settings.scaleMetres, BOUNDS.scaleMetres, 'any');
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
    numberField('Traitors', 'traitors', settings.traitors, BOUNDS.traitors),
    selectField('Places', 'topology', topologyOptions(facts.topologies), settings.topology),
    scale,
    numberField('Runs each', 'seeds', settings.seeds, BOUNDS.seeds),
    numberField('Seed', 'seed', settings.seed, BOUNDS.seed),
    h('div', { class: 'buttons' }, run, cancel),
  );
  const value = (name: string): string => (element.elements.namedItem(name) as HTMLInputElement).value;
  const showScale = (): void => {
    scale.classList.toggle('off', value('topology') === 'cities');
    (element.elements.namedItem('scaleMetres') as HTMLInputElement).disabled = value('topology') === 'cities';
  };
  /** The field is marked, and says why, before anything is run. */
  const checkTraitors = (): void => {
    const [nodes, traitors] = [value('nodes'), value('traitors')];
    const isTooMany = Number(traitors) > Number(nodes);
    const reason = isTooMany ? `more traitors (${traitors}) than generals (${nodes})` : '';
    const input = element.elements.namedItem('traitors') as HTMLInputElement;
    input.setCustomValidity(reason);
    input.setAttribute('aria-invalid', String(isTooMany));
    handlers.onRefusal(reason);
  };
  showScale();
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
            scaleMetres: Number(value('scaleMetres')),
            seeds: Number(value('seeds')),
            seed: Number(value('seed')),
          }
        : null,
    setRunning: (isRunning) => {
      run.disabled = isRunning;
      cancel.disabled = !isRunning;
    },
  };
}
