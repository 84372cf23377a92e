import type { TraceEvent } from '@dmct/core';
import type { Sounds } from '@dmct/reporters';
import type { Model } from './model.js';

const COLOURS = 8;
/** More values than this can't be told apart by colour. */
const VALUES_MAX = 8;
/** The name under which windows of listening are hidden and shown. */
export const LISTENING = 'listening';

/** Colours of orders that aren't true, one after another: unlike the true one's. */
const OTHERS = ['states-lie', 'k3', 'k1', 'k2', 'k6'] as const;

/** What decides a message's colour. */
export type ColourBy = 'kind' | 'value';

/** Messages of one colour. */
export interface Group {
  /** Under which they are hidden and shown. */
  readonly name: string;
  readonly text: string;
  readonly className: string;
}

/** The groups of a run's messages, in the order in which they first arrived. */
export function groupsOf(model: Model, by: ColourBy): readonly Group[] {
  if (by === 'kind') {
    return model.kinds.map((kind, index) => ({ name: kind, text: kind, className: colourClass(index) }));
  }
  const areOrders = model.values.some((value) => value !== null && model.truths.has(value));
  const others = model.values.filter((value) => value === null || !model.truths.has(value));
  // Orders have the colours of decisions; what stands for a value (a digest) has any.
  const classOf = (value: string | null, index: number): string => {
    if (!areOrders) return colourClass(index);
    const place = others.indexOf(value);
    return place < 0 ? 'states-truth' : (OTHERS[place] ?? 'k7');
  };
  return model.values.map((value, index) => ({
    name: valueName(value),
    text: value === null ? 'states nothing' : value.slice(0, 24),
    className: classOf(value, index),
  }));
}

/** The name of the group that a message belongs to. */
export function groupName(event: Extract<TraceEvent, { kind: 'deliver' }>, by: ColourBy): string {
  return by === 'kind' ? event.message : valueName(event.value);
}

function valueName(value: string | null): string {
  return value === null ? 'no value' : `value ${value}`;
}

/** Past the last colour they begin anew, dashed. */
function colourClass(index: number): string {
  return `k${String(index % COLOURS)}${index >= COLOURS ? ' dashed' : ''}`;
}

/** Whether messages of a run can be coloured by what they state: there are several values, and not too many. */
export function hasValues({ values }: Model): boolean {
  return values.length > 1 && values.length <= VALUES_MAX;
}

/** By kind, but where there is one kind alone and values differ, as among the generals of 1982. */
export function usualColourBy(model: Model): ColourBy {
  return model.kinds.length === 1 && hasValues(model) ? 'value' : 'kind';
}

export function isViewChange(kind: string): boolean {
  return /view|timeout|round-change/i.test(kind);
}

/** The name under which a wave is hidden and shown. */
export function waveKind({ sounds }: { readonly sounds: Sounds }): string {
  return `wave ${sounds}`;
}
