import { createRegistry, createStream, parseParams, type Lab } from '@dmct/core';
import { simulate } from '@dmct/simulator';
import { posValidations } from '../src/index.js';
import { registry } from './lab.js';

function labFor(id: string): Lab {
  const { attacks, strategies } = registry;
  const own = posValidations.find((row) => row.id === id)?.plugins ?? {};
  const all = createRegistry({ attacks: attacks.all, strategies: strategies.all }, own);
  return {
    simulate: (scenario) => simulate(all, scenario),
    stream: (label) => createStream(1, label),
    quick: true,
    progress: () => undefined,
  };
}

/** One published result at one point, as `dmct validate ID --set ...` runs it. */
export async function runRow(id: string, raw: Readonly<Record<string, unknown>>) {
  const row = posValidations.find((validation) => validation.id === id);
  if (row === undefined) throw new Error(`no row ${id}`);
  const params = parseParams(`row ${id}`, row.params, raw);
  const expected = row.expected(params);
  const { measured, tolerance } = await row.measure(params, labFor(id));
  return { expected, measured, tolerance, isMet: Math.abs(measured - expected) <= tolerance };
}

/** A row's printed points, raw. */
export function printedPoints(id: string): readonly Readonly<Record<string, unknown>>[] {
  const row = posValidations.find((validation) => validation.id === id);
  return (row?.points ?? []) as readonly Readonly<Record<string, unknown>>[];
}
