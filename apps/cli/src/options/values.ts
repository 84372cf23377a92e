import { nearest, parseText, UsageError } from '@dmct/core';
import type { Arguments } from './option.js';

/** A whole number from `least` to `most`, in plain digits. */
export function wholeNumber(
  args: Arguments,
  name: string,
  least: number,
  most = Number.MAX_SAFE_INTEGER,
): number | undefined {
  const text = args.get(name);
  if (text === undefined) return undefined;
  const value = /^[+-]?\d+$/.test(text.trim()) ? Number(text) : NaN;
  if (Number.isSafeInteger(value) && value >= least && value <= most) return value;
  const end = most === Number.MAX_SAFE_INTEGER ? '2^53 - 1' : String(most);
  throw new UsageError(
    `--${name} needs a whole number from ${String(least)} to ${end} (given: ${JSON.stringify(text)})`,
  );
}

/** A number of seconds above 0. */
export function positiveSeconds(args: Arguments, name: string): number | undefined {
  const text = args.get(name);
  if (text === undefined) return undefined;
  const value = parseText(text);
  if (typeof value === 'number' && Number.isFinite(value) && value > 0) return value;
  throw new UsageError(`--${name} needs a number of seconds above 0 (given: ${JSON.stringify(text)})`);
}

/** One of the listed words. */
export function oneOf<T extends string>(args: Arguments, name: string, allowed: readonly T[]): T | undefined {
  const text = args.get(name);
  if (text === undefined) return undefined;
  const found = allowed.find((each) => each === text);
  if (found !== undefined) return found;
  const guess = nearest(text, allowed);
  throw new UsageError(
    `--${name} can't be ${JSON.stringify(text)}${guess === null ? '' : ` (did you mean ${guess}?)`}; ` +
      `it is one of: ${allowed.join(', ')}`,
  );
}

/** A list of names between commas: none empty, none twice. */
export function nameList(args: Arguments, name: string): readonly string[] | undefined {
  const text = args.get(name);
  if (text === undefined) return undefined;
  const names = text.split(',').map((each) => each.trim());
  if (names.includes(''))
    throw new UsageError(`--${name} needs names between commas (given: ${JSON.stringify(text)})`);
  const twice = names.find((each, index) => names.indexOf(each) !== index);
  if (twice !== undefined) throw new UsageError(`--${name} lists ${JSON.stringify(twice)} twice`);
  return names;
}

/** `key=value` settings as raw parameters; a key that is given twice is refused. */
export function settings(args: Arguments, name: string): Readonly<Record<string, unknown>> {
  const pairs = args.all(name).map((text) => splitSetting(name, text));
  assertOnce(
    name,
    pairs.map(({ key }) => key),
  );
  return Object.fromEntries(pairs.map(({ key, value }) => [key, value]));
}

/** `OWNER.key=value` settings, by owner. */
export function settingsByOwner(
  args: Arguments,
  name: string,
  kind: string,
): Readonly<Record<string, Readonly<Record<string, unknown>>>> {
  const pairs = args.all(name).map((text) => splitSetting(name, text));
  assertOnce(
    name,
    pairs.map(({ key }) => key),
  );
  const owners = new Map<string, Record<string, unknown>>();
  for (const { key, value } of pairs) {
    const dot = key.indexOf('.');
    if (dot < 1 || dot === key.length - 1) {
      throw new UsageError(
        `--${name} needs ${kind.toUpperCase()}.key=value here (given: ${JSON.stringify(key)})`,
      );
    }
    const owner = key.slice(0, dot);
    owners.set(owner, { ...owners.get(owner), [key.slice(dot + 1)]: value });
  }
  return Object.fromEntries(owners);
}

function splitSetting(name: string, text: string): { readonly key: string; readonly value: unknown } {
  const equals = text.indexOf('=');
  if (equals < 1) throw new UsageError(`--${name} needs key=value (given: ${JSON.stringify(text)})`);
  return { key: text.slice(0, equals), value: parseText(text.slice(equals + 1)) };
}

function assertOnce(name: string, keys: readonly string[]): void {
  const twice = keys.find((key, index) => keys.indexOf(key) !== index);
  if (twice !== undefined) throw new UsageError(`--${name} sets ${JSON.stringify(twice)} twice`);
  // A key such as __proto__ would be lost in an object instead of refused.
  const hidden = keys.find((key) => key.split('.').includes('__proto__'));
  if (hidden !== undefined) throw new UsageError(`--${name} has no parameter ${JSON.stringify(hidden)}`);
}
