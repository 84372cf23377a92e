import { BUILT_IN } from './built-in.js';
import type { Kind } from './kinds.js';

const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const NAME_LENGTH_MAX = 50;
/** What no package may be called. */
const TAKEN: readonly string[] = ['node-modules', 'favicon'];

/** Why a plugin of that kind can't have that name; null where it can. One line: what is wrong, what is allowed. */
export function nameFault(kind: Kind, name: string): string | null {
  const shown = JSON.stringify(name.length > 60 ? `${name.slice(0, 60)}…` : name);
  if (!NAME.test(name) || TAKEN.includes(name)) {
    return `${shown} is no name for a plugin: lower case, digits and single dashes, a letter first, as in "my-vote"`;
  }
  if (BUILT_IN[kind].includes(name)) {
    return `the lab has ${kind === 'attack' ? 'an' : 'a'} ${kind} ${shown} of its own: choose another name, as in "my-${name}"`;
  }
  return name.length > NAME_LENGTH_MAX ? `${shown} is longer than ${NAME_LENGTH_MAX} characters` : null;
}

/** `ping-pong` as an identifier: `pingPong`. */
function camelCase(name: string): string {
  return name.replaceAll(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** `ping-pong` as a title: `Ping pong`. */
function titleCase(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1).replaceAll('-', ' ');
}

/** The template's own words for its name, each with what takes its place. */
export function replacements(kind: Kind, name: string): readonly (readonly [RegExp, string])[] {
  const identifier = identifierOf(kind, name);
  return [
    [new RegExp(`\\bmy-(?:${kind}|plugin)\\b`, 'g'), name],
    [new RegExp(`\\bmy${titleCase(kind)}\\b`, 'g'), identifier],
    [/\bmyPlugin\b/g, identifier],
    [new RegExp(`\\bMy ${kind}\\b`, 'g'), titleCase(name)],
  ];
}

/** The kind ends the identifier, so that it is no reserved word and no import: `class` becomes `classStrategy`. */
export function identifierOf(kind: Kind, name: string): string {
  const camel = camelCase(name);
  const ending = titleCase(kind);
  return camel.endsWith(ending) ? camel : `${camel}${ending}`;
}
