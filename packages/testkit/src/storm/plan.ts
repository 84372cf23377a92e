import type { Packet } from '@dmct/core';
import { z } from 'zod';

/** What a corrupted participant does in a storm. */
export const BEHAVIOURS = [
  'crash',
  'outage',
  'liar',
  'two-faced',
  'forger',
  'garbage',
  'replay',
  'mute',
  'fickle',
] as const;

/** What the network does to honest messages for a while. */
export const GUSTS = ['hold', 'scatter', 'duplicate', 'partition', 'drop'] as const;

const knob = z.number().int().min(0).max(255);

/** One kind of weather, over a stretch of the storm. */
const gustSchema = z.object({
  kind: z.enum(GUSTS),
  /** When it begins and how long it lasts, in 256ths of the storm; it never outlasts the storm. */
  from: knob,
  length: knob,
  /** Which links: a link (a, b) is hit where bit (a + 3 b) mod 8 of the mask is set; a partition splits by bit id mod 8. */
  mask: knob,
  /** Which messages: those with bit (kind mod 8) set; 255 for all. */
  kinds: knob,
});

/** One corrupted participant's part. */
const traitorSchema = z.object({
  behaviour: z.enum(BEHAVIOURS),
  /** What the behaviour makes of it: after how many events, towards whom. */
  knob,
});

/**
 * A storm as plain data, so that it can be drawn, shrunk, printed and run again: first everything goes wrong, then the
 * network calms down for good, and the corrupted go on being what they are.
 */
export const stormPlanSchema = z.object({
  traitors: z.array(traitorSchema).max(16),
  weather: z.array(gustSchema).max(16),
});

/** A storm as plain data. */
export type StormPlan = z.output<typeof stormPlanSchema>;
export type Gust = z.output<typeof gustSchema>;
export type TraitorPart = z.output<typeof traitorSchema>;

const KNOBS = 256;

/** Whether a gust blows at a time, given as a fraction of the storm in [0, 1). */
export function isBlowing({ from, length }: Gust, fraction: number): boolean {
  return fraction >= from / KNOBS && fraction < gustEnd({ from, length });
}

/** When a gust ends, as a fraction of the storm. */
export function gustEnd({ from, length }: Pick<Gust, 'from' | 'length'>): number {
  return Math.min(1, (from + length + 1) / KNOBS);
}

/** Whether a gust hits a packet: its link and its kind. */
export function isHit({ kind, mask, kinds }: Gust, { from, to, message }: Packet): boolean {
  if (!isSet(kinds, message.kind)) return false;
  return kind === 'partition' ? isSet(mask, from) !== isSet(mask, to) : isSet(mask, from + 3 * to);
}

/** Whether the bit of a number, counted modulo 8, is set. */
function isSet(mask: number, bit: number): boolean {
  return ((mask >> (bit % 8)) & 1) === 1;
}
