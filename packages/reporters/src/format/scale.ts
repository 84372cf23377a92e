import { formatNumber, NOTHING } from './number.js';

/** A unit and how many base units it holds; a ladder lists them ascending. */
export interface Rung {
  readonly unit: string;
  readonly size: number;
}

/** Units of one quantity, ascending; never empty. */
export type Ladder = readonly [Rung, ...Rung[]];

const NANO = 1e-9;
const MICRO = 1e-6;
const MILLI = 1e-3;
const KILO = 1e3;
const MEGA = 1e6;
const GIGA = 1e9;
const TERA = 1e12;
const WATT_HOUR_JOULES = 3600;

/** Units of time, the base unit is a second. */
export const SECONDS: Ladder = [
  { unit: 'ns', size: NANO },
  { unit: 'µs', size: MICRO },
  { unit: 'ms', size: MILLI },
  { unit: 's', size: 1 },
  { unit: 'min', size: 60 },
  { unit: 'h', size: 3600 },
  { unit: 'd', size: 86400 },
];

/** Joules up to a kilowatt hour, and from there what an electricity bill counts in. */
export const JOULES: Ladder = [
  { unit: 'fJ', size: 1e-15 },
  { unit: 'pJ', size: 1e-12 },
  { unit: 'nJ', size: NANO },
  { unit: 'µJ', size: MICRO },
  { unit: 'mJ', size: MILLI },
  { unit: 'J', size: 1 },
  { unit: 'kJ', size: KILO },
  { unit: 'MJ', size: MEGA },
  { unit: 'kWh', size: KILO * WATT_HOUR_JOULES },
  { unit: 'MWh', size: MEGA * WATT_HOUR_JOULES },
  { unit: 'GWh', size: GIGA * WATT_HOUR_JOULES },
  { unit: 'TWh', size: TERA * WATT_HOUR_JOULES },
];

/** A unit with the prefixes of thousands, from `smallest` (micro, milli or one) to exa. */
export function metric(unit: string, smallest: 'µ' | 'm' | '' = ''): Ladder {
  const upwards: Ladder = [
    { unit, size: 1 },
    { unit: `k${unit}`, size: KILO },
    { unit: `M${unit}`, size: MEGA },
    { unit: `G${unit}`, size: GIGA },
    { unit: `T${unit}`, size: TERA },
    { unit: `P${unit}`, size: 1e15 },
    { unit: `E${unit}`, size: 1e18 },
  ];
  if (smallest === '') return upwards;
  const withMilli: Ladder = [{ unit: `m${unit}`, size: MILLI }, ...upwards];
  return smallest === 'm' ? withMilli : [{ unit: `µ${unit}`, size: MICRO }, ...withMilli];
}

/** The largest unit that the value holds at least once; below all of them, the smallest; for 0, the base unit. */
export function rungOf(value: number, ladder: Ladder): Rung {
  const base = ladder.find(({ size }) => size === 1) ?? ladder[0];
  if (value === 0 || !Number.isFinite(value)) return base;
  const magnitude = Math.abs(value);
  return ladder.findLast(({ size }) => magnitude >= size * (1 - 1e-9)) ?? ladder[0];
}

/** A value in the unit in which it reads best: "15.7 GWh", "67 ms". No number is a dash. */
export function formatScaled(value: number | null | undefined, ladder: Ladder): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return NOTHING;
  const rung = rungOf(value, ladder);
  return `${formatNumber(value / rung.size)} ${rung.unit}`;
}
