import type { ParameterHelp } from '@dmct/core';
import type { ParameterFacts } from '../catalog/facts.js';
import { parameterBounds } from '../link/parameter-bounds.js';
import { fill, h } from './dom.js';

/** Whose parameters a form offers: `set` holds those of approaches, `attackSet` those of attacks. */
export interface ParameterOwner {
  readonly kind: 'set' | 'attackSet';
  readonly name: string;
  readonly title: string;
}

export type Typed = Readonly<Record<string, string>>;

/** Fields for parameters, each with the bounds or choices of its schema; an empty field keeps the usual value. */
export interface ParameterFields {
  readonly element: HTMLElement;
  /** Offers the parameters of these owners; what was typed for others is kept. */
  show(owners: readonly ParameterOwner[]): Promise<void>;
  /** What was typed, by kind and "owner.name", raw as a link has it. */
  typed(): { readonly set: Typed; readonly attackSet: Typed };
}

export function createParameterFields(given: {
  readonly set: Typed;
  readonly attackSet: Typed;
}): ParameterFields {
  const element = h('div', { class: 'params' });
  const typed = { set: { ...given.set }, attackSet: { ...given.attackSet } };
  const keep = (): void => {
    for (const field of element.querySelectorAll<HTMLInputElement | HTMLSelectElement>('[data-key]')) {
      const into = typed[field.dataset['kind'] as ParameterOwner['kind']];
      const key = field.dataset['key']!;
      if (field.value.trim() === '') delete into[key];
      else into[key] = field.value.trim();
    }
  };
  let asked = 0;
  return {
    element,
    show: async (owners) => {
      keep();
      const question = ++asked;
      const { parameters } = await import('virtual:parameter-facts');
      // Another choice may have been made while this one was loading.
      if (question !== asked) return;
      keep();
      fill(
        element,
        owners.map((owner) => ownerFields(owner, parameters, typed[owner.kind])),
      );
    },
    typed: () => {
      keep();
      return { set: { ...typed.set }, attackSet: { ...typed.attackSet } };
    },
  };
}

function ownerFields(owner: ParameterOwner, parameters: ParameterFacts, typed: Typed): HTMLElement {
  const offered = (owner.kind === 'set' ? parameters.strategies : parameters.attacks)[owner.name] ?? [];
  return h(
    'fieldset',
    { 'data-owner': owner.name },
    h('legend', {}, owner.title),
    offered.length === 0 && h('p', { class: 'quiet small' }, 'nothing to set'),
    offered.map((help) => {
      const key = `${owner.name}.${help.name}`;
      return h(
        'label',
        { class: 'field' },
        h('span', {}, help.name),
        control(help, { 'data-kind': owner.kind, 'data-key': key }, typed[key] ?? ''),
        h('small', {}, `${help.description}${boundsText(help)}`),
      );
    }),
  );
}

/** A choice, a number within its bounds, or a text: what the schema asks for. */
function control(
  { choices, defaultValue, isNullable, least, most, type }: ParameterHelp,
  data: Readonly<Record<string, string>>,
  value: string,
): HTMLElement {
  const usual = defaultValue === undefined || defaultValue === null ? '' : JSON.stringify(defaultValue);
  const offered = choices ?? (type === 'boolean' ? ['true', 'false'] : null);
  if (offered !== null) {
    const plain = typeof defaultValue === 'string' ? defaultValue : usual;
    const others = offered.includes(value) || value === '' ? offered : [...offered, value];
    return h(
      'select',
      data,
      h('option', { value: '' }, plain === '' ? 'as usual' : `as usual (${plain})`),
      others.map((each) => h('option', { value: each, selected: each === value }, each)),
    );
  }
  // Where null is not the usual value, it must be possible to write it.
  const isWritten = isNullable === true && usual !== '';
  const isNumber = (type === 'number' || type === 'integer') && !isWritten;
  return h('input', {
    ...data,
    ...(isNumber
      ? { type: 'number', min: least, max: most, step: type === 'integer' ? 1 : 'any', inputmode: 'decimal' }
      : { type: 'text', maxlength: 200 }),
    placeholder: usual === '' ? 'as usual' : usual,
    value: isNumber && value === 'null' ? '' : value,
  });
}

/** What a number may be, after its description. */
function boundsText(help: ParameterHelp): string {
  const bounds = parameterBounds(help);
  return bounds.length === 0 ? '' : `; ${bounds.join(' ')}`;
}
