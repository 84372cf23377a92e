import { parseText, type ParameterHelp } from '@dmct/core';
import type { ParameterFacts } from '../catalog/facts.js';
import { misreadNote, show } from './link.js';
import type { Settings } from './settings.js';

/**
 * The settings without the parameters that nobody has, or whose values their schemas don't allow; a note for each. What
 * only several parameters together make impossible is said by the lab, in the row that it refuses.
 */
export function checkParameters(
  settings: Settings,
  facts: ParameterFacts,
): { readonly settings: Settings; readonly notes: readonly string[] } {
  const notes: string[] = [];
  const checked = (kind: 'set' | 'attackSet'): Settings['set'] => {
    const owners = kind === 'set' ? facts.strategies : facts.attacks;
    return Object.fromEntries(
      Object.entries(settings[kind]).filter(([key, text]) => {
        const [owner = '', name = ''] = key.split('.');
        const problem = problemOf(Object.hasOwn(owners, owner) ? owners[owner] : undefined, name, text);
        if (problem !== null) notes.push(misreadNote(`${kind}.${key}`, problem));
        return problem === null;
      }),
    );
  };
  return { settings: { ...settings, set: checked('set'), attackSet: checked('attackSet') }, notes };
}

function problemOf(offered: readonly ParameterHelp[] = [], name: string, text: string): string | null {
  const help = offered.find((each) => each.name === name);
  if (help === undefined) {
    const names = offered.map((each) => each.name);
    return `is no parameter, and there ${names.length === 0 ? 'are none' : `are ${names.join(', ')}`}`;
  }
  const allowed = allowedOf(help);
  return allowed === null || isAllowed(help, text) ? null : `is ${show(text)}, and may be ${allowed}`;
}

/** What a value may be, in words; null where only the lab can tell. */
function allowedOf({ choices, least, most, type }: ParameterHelp): string | null {
  if (choices !== undefined) return choices.join(', ');
  if (type === 'boolean') return 'true, false';
  if (type !== 'number' && type !== 'integer') return null;
  const kind = type === 'integer' ? 'a whole number' : 'a number';
  const bounds = [
    ...(least === undefined ? [] : [`from ${String(least)}`]),
    ...(most === undefined ? [] : [`up to ${String(most)}`]),
  ];
  return [kind, ...bounds].join(' ');
}

function isAllowed({ choices, least, most, type }: ParameterHelp, text: string): boolean {
  if (choices !== undefined) return choices.includes(text);
  const value = parseText(text);
  if (type === 'boolean') return typeof value === 'boolean';
  if (typeof value !== 'number' || (type === 'integer' && !Number.isInteger(value))) return false;
  return value >= (least ?? -Infinity) && value <= (most ?? Infinity);
}
