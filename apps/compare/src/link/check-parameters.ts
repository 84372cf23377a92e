import { parseText, type ParameterHelp } from '@dmct/core';
import type { ParameterFacts } from '../catalog/facts.js';
import type { ParameterQuestion } from '../lab/jobs.js';
import { misreadNote, show, unknownParameterNote } from './link.js';
import { parameterBounds } from './parameter-bounds.js';
import type { Settings } from './settings.js';

/** What is wrong with one value by its plugin's own schema, or null. */
export type SchemaProblem = (one: ParameterQuestion) => Promise<string | null>;

/**
 * The settings without the parameters that nobody has, or whose values their schemas don't allow; a note for each. A value
 * whose schema is more than bounds or choices is asked about. What only several parameters together make impossible is
 * said by the lab, in the row that it doesn't run.
 */
export async function checkParameters(
  settings: Settings,
  facts: ParameterFacts,
  problemBySchema: SchemaProblem,
): Promise<{ readonly settings: Settings; readonly notes: readonly string[] }> {
  const notes: string[] = [];
  const checked = async (kind: ParameterQuestion['kind']): Promise<Settings['set']> => {
    const owners = kind === 'set' ? facts.strategies : facts.attacks;
    const kept: [string, string][] = [];
    for (const [key, text] of Object.entries(settings[kind])) {
      const [owner = '', name = ''] = key.split('.');
      const offered = (Object.hasOwn(owners, owner) ? owners[owner] : undefined) ?? [];
      const help = offered.find((each) => each.name === name);
      const problem =
        help !== undefined && allowedOf(help) === null
          ? await problemBySchema({ kind, owner, name, text })
          : problemOf(offered, help, text);
      if (problem === null) kept.push([key, text]);
      else notes.push((help === undefined ? unknownParameterNote : misreadNote)(`${kind}.${key}`, problem));
    }
    return Object.fromEntries(kept);
  };
  return {
    settings: { ...settings, set: await checked('set'), attackSet: await checked('attackSet') },
    notes,
  };
}

function problemOf(
  offered: readonly ParameterHelp[],
  help: ParameterHelp | undefined,
  text: string,
): string | null {
  if (help === undefined) {
    const names = offered.map((each) => each.name);
    return `is no parameter, and there ${names.length === 0 ? 'are none' : `are ${names.join(', ')}`}`;
  }
  const allowed = allowedOf(help);
  return allowed === null || isAllowed(help, text) ? null : `is ${show(text)}, and may be ${allowed}`;
}

/** What a value may be, in words; null where only the lab can tell. */
function allowedOf(help: ParameterHelp): string | null {
  const { choices, isNullable, type } = help;
  const values =
    choices !== undefined
      ? choices.join(', ')
      : type === 'boolean'
        ? 'true, false'
        : type === 'number' || type === 'integer'
          ? [type === 'integer' ? 'a whole number' : 'a number', ...parameterBounds(help)].join(' ')
          : null;
  return values === null || isNullable !== true ? values : `${values}, or null`;
}

function isAllowed(help: ParameterHelp, text: string): boolean {
  const { choices, isLeastExcluded, isMostExcluded, isNullable, type } = help;
  const value = parseText(text);
  if (value === null) return isNullable === true;
  if (choices !== undefined) return choices.includes(text);
  if (type === 'boolean') return typeof value === 'boolean';
  if (typeof value !== 'number' || (type === 'integer' && !Number.isInteger(value))) return false;
  const [least, most] = [help.least ?? -Infinity, help.most ?? Infinity];
  return (
    (isLeastExcluded === true ? value > least : value >= least) &&
    (isMostExcluded === true ? value < most : value <= most)
  );
}
