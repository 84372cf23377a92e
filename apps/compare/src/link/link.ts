import type { CatalogFacts } from '../catalog/facts.js';
import { allowedNames, BOUNDS, DEFAULT_SETTINGS, type Settings } from './settings.js';

export const VIEWS = ['table', 'field', 'messages', 'claims', 'validation'] as const;
export type ViewName = (typeof VIEWS)[number];

/** What a link says: a view, the shared settings, and what the view alone understands. */
export interface Link {
  readonly view: ViewName;
  readonly settings: Settings;
  /** Texts that the view checks itself. */
  readonly extra: Readonly<Record<string, string>>;
}

/** A link as read from outside: what could be used, and one line for each thing that couldn't. */
export interface ReadLink extends Link {
  readonly notes: readonly string[];
}

/** Links come from anybody: longer ones aren't read at all, and none says more than this many things. */
export const LINK_LENGTH_MAX = 8000;
const ENTRIES_MAX = 64;
const VALUE_LENGTH_MAX = 4000;
const NAMES = ['strategy', 'attack', 'topology', 'workload'] as const;
const NUMBERS = ['nodes', 'traitors', 'seeds', 'seed', 'scaleMetres'] as const;
const PARAMETER = /^[a-z][a-z0-9-]{0,40}\.[A-Za-z][A-Za-z0-9]{0,40}$/;

/** The part of the address after '#': readable, in a fixed order, without what is as usual. */
export function writeLink(link: Link, version: string): string {
  const query = new URLSearchParams();
  for (const key of [...NAMES, ...NUMBERS]) {
    if (link.settings[key] !== DEFAULT_SETTINGS[key]) query.append(key, String(link.settings[key]));
  }
  for (const [key, value] of Object.entries(link.settings.set)) query.append(`set.${key}`, value);
  for (const [key, value] of Object.entries(link.settings.attackSet)) query.append(`attackSet.${key}`, value);
  for (const [key, value] of Object.entries(link.extra)) query.append(`x.${key}`, value);
  query.append('v', version);
  return `${link.view}?${query.toString().replaceAll('%2C', ',').replaceAll('%3A', ':').replaceAll('%3B', ';')}`;
}

/** Reads a link. It never throws: what isn't allowed is left at its usual value, and a note says so. */
export function readLink(hash: string, facts: CatalogFacts): ReadLink {
  const text = hash.replace(/^#/, '');
  if (text.length > LINK_LENGTH_MAX) {
    return usual([`The link is longer than ${LINK_LENGTH_MAX} characters and was not read.`]);
  }
  const [name = '', queryText = ''] = split(text);
  const notes: string[] = [];
  const view = VIEWS.find((each) => each === name) ?? 'table';
  if (name !== '' && view !== name) notes.push(`The link names no view of this page: ${show(name)}.`);
  const reader = new Reader(facts, notes);
  const entries = [...new URLSearchParams(queryText)];
  if (entries.length > ENTRIES_MAX) {
    return usual([`The link says more than ${ENTRIES_MAX} things and was not read.`]);
  }
  for (const [key, value] of entries) reader.take(key, value);
  return { view, settings: reader.settings(), extra: Object.fromEntries(reader.extra), notes };
}

function usual(notes: readonly string[]): ReadLink {
  return { view: 'table', settings: DEFAULT_SETTINGS, extra: {}, notes };
}

function split(text: string): readonly string[] {
  const at = text.indexOf('?');
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

/** The line about something that the page doesn't know. */
export function unknownNote(key: string): string {
  return `The link says ${show(key)}, which this page doesn't know here; it is not used.`;
}

/** The line about a parameter that nobody has. */
export function unknownParameterNote(key: string, problem: string): string {
  return `In the link ${show(key)} ${problem}; it is not used.`;
}

/** The line about something that can't be used. */
export function misreadNote(key: string, problem: string): string {
  return `In the link ${show(key)} ${problem}; the usual value is used.`;
}

/** The line about a run of traitors alone: it is run, and proves nothing. */
export function nobodyNote(nodes: number): string {
  return `With this link all ${nodes} generals are traitors: nobody honest is left to judge.`;
}

/** A text from outside, short enough to be shown. */
export function show(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}

/** Takes a link's entries one by one. Maps, not objects: no key from outside is ever a property's name. */
class Reader {
  readonly extra = new Map<string, string>();
  readonly #facts: CatalogFacts;
  readonly #notes: string[];
  readonly #values = new Map<string, string | number>();
  readonly #set = new Map<string, string>();
  readonly #attackSet = new Map<string, string>();
  readonly #taken = new Set<string>();

  constructor(facts: CatalogFacts, notes: string[]) {
    this.#facts = facts;
    this.#notes = notes;
  }

  take(key: string, value: string): void {
    if (this.#taken.has(key)) {
      this.#notes.push(`The link says ${show(key)} more than once; the first is used.`);
      return;
    }
    this.#taken.add(key);
    const name = NAMES.find((each) => each === key);
    const number = NUMBERS.find((each) => each === key);
    if (value.length > VALUE_LENGTH_MAX) this.#note(key, 'is too long');
    else if (name !== undefined) this.#takeName(name, value);
    else if (number !== undefined) this.#takeNumber(number, value);
    else if (key === 'v') this.#takeVersion(value);
    else if (key.startsWith('set.')) this.#takeParameter(this.#set, key, value);
    else if (key.startsWith('attackSet.')) this.#takeParameter(this.#attackSet, key, value);
    else if (/^x\.[a-z]{1,20}$/.test(key)) this.extra.set(key.slice(2), value);
    else this.#notes.push(unknownNote(key));
  }

  settings(): Settings {
    const settings: Settings = {
      ...DEFAULT_SETTINGS,
      ...(Object.fromEntries(this.#values) as Partial<Settings>),
      set: Object.fromEntries(this.#set),
      attackSet: this.#ownAttackSet(),
    };
    const attack = this.#facts.attacks.find(({ name }) => name === settings.attack);
    const areTraitors = attack?.corruption === 'traitors';
    if (settings.traitors < settings.nodes) return settings;
    if (settings.traitors === settings.nodes) {
      if (areTraitors) this.#notes.push(nobodyNote(settings.nodes));
      return settings;
    }
    this.#notes.push(
      `The link has more traitors (${settings.traitors}) than generals (${settings.nodes}); all ${settings.nodes} are used${areTraitors ? ': nobody honest is left to judge' : ''}.`,
    );
    return { ...settings, traitors: settings.nodes };
  }

  /** The parameters of the attack that is chosen: no run has use for others. */
  #ownAttackSet(): Settings['attackSet'] {
    const attack = String(this.#values.get('attack') ?? DEFAULT_SETTINGS.attack);
    const [own, others] = [[] as [string, string][], [] as string[]];
    for (const [key, value] of this.#attackSet) {
      if (key.startsWith(`${attack}.`)) own.push([key, value]);
      else others.push(key);
    }
    for (const key of others) {
      this.#notes.push(
        `The link says ${show(`attackSet.${key}`)}, and the attack is ${attack}; it is not used.`,
      );
    }
    return Object.fromEntries(own);
  }

  #takeName(key: (typeof NAMES)[number], value: string): void {
    const allowed = allowedNames(this.#facts, key);
    if (allowed.includes(value)) this.#values.set(key, value);
    else this.#note(key, `is ${show(value)}, and there are ${allowed.join(', ')}`);
  }

  #takeNumber(key: (typeof NUMBERS)[number], text: string): void {
    const value = Number(text);
    const [least, most] = BOUNDS[key];
    const isWhole = key === 'scaleMetres' || Number.isInteger(value);
    if (/^[0-9.e+-]{1,24}$/i.test(text) && isWhole && value >= least && value <= most) {
      this.#values.set(key, value);
    } else this.#note(key, `is ${show(text)}, and may be ${least} to ${most}`);
  }

  #takeVersion(value: string): void {
    if (value === this.#facts.version) return;
    this.#notes.push(
      `This link was made with version ${show(value)}; this page is ${this.#facts.version}, so numbers may differ.`,
    );
  }

  #takeParameter(into: Map<string, string>, key: string, value: string): void {
    const name = key.slice(key.indexOf('.') + 1);
    const { attacks, strategies } = this.#facts;
    const owners = into === this.#set ? strategies : attacks;
    if (!PARAMETER.test(name)) this.#note(key, 'is no parameter');
    else if (!owners.some((owner) => name.startsWith(`${owner.name}.`))) {
      this.#note(key, `is a parameter of nobody; there are ${owners.map((owner) => owner.name).join(', ')}`);
    } else if (value.length > 200) this.#note(key, 'is too long');
    else into.set(name, value);
  }

  #note(key: string, problem: string): void {
    this.#notes.push(misreadNote(key, problem));
  }
}
