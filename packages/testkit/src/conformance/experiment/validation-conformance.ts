import { createRegistry, parseParams, type Measurement, type Registry, type Validation } from '@dmct/core';
import type { AsyncCheck } from '../check.js';
import { schemaChecks } from '../checks/params.js';
import { demand } from '../fail.js';
import { createKitLab } from './kit-lab.js';

/** What a row runs on. */
export interface ValidationConformanceOptions<P> {
  /** The plugins that the row names; its own are added. */
  readonly registry: Registry;
  /** Points that are measured; default: the first of the printed ones. */
  readonly points?: readonly P[];
}

const SEED = 1982;

/**
 * The suite that every published result passes: its points parse, what it expects is a number, and what it measures
 * comes back from its seed, within a tolerance that is worth its name. Runs the quick measurement.
 */
export function validationConformance<P>(
  validation: Validation<P>,
  options: ValidationConformanceOptions<P>,
): readonly AsyncCheck[] {
  const { attacks, strategies } = options.registry;
  const registry = createRegistry(
    { attacks: attacks.all, strategies: strategies.all },
    validation.plugins ?? {},
  );
  const measure = (params: P, seed: number): Promise<Measurement> =>
    validation.measure(params, createKitLab(registry, { quick: true, seed }));
  const points = options.points ?? validation.points.slice(0, 1);
  const everyPoint = async (
    see: (measurement: Measurement, params: P) => void | Promise<void>,
  ): Promise<void> => {
    for (const params of points) await see(await measure(params, SEED), params);
  };
  return [
    ...schemaChecks(`row ${validation.id}`, validation.params).map(({ name, run }) => ({
      name,
      run: () => Promise.resolve(run()),
    })),
    { name: 'says what it is', run: () => Promise.resolve(demandWords(validation as Validation)) },
    { name: 'its printed points are its own', run: () => Promise.resolve(demandPoints(validation)) },
    {
      name: 'same seed, same measurement',
      run: () =>
        everyPoint(async (first, params) => {
          const [one, other] = [first, await measure(params, SEED)].map((each) => JSON.stringify(each));
          demand(one === other, () => `two measurements differ: ${one ?? ''} and ${other ?? ''}`);
        }),
    },
    {
      name: 'measures numbers',
      run: () => everyPoint((measurement) => demandMeasurement(validation.kind, measurement)),
    },
    {
      name: 'reproduces what was published',
      run: () =>
        everyPoint(({ measured, tolerance }, params) => {
          if (validation.kind === 'reported') return;
          const expected = validation.expected(params);
          demand(
            Math.abs(measured - expected) <= tolerance + 1e-12 * Math.abs(expected),
            () =>
              `${JSON.stringify(params)}: ${String(measured)}, published ${String(expected)} ± ${String(tolerance)}`,
          );
        }),
    },
  ];
}

function demandWords({ id, title, source }: Validation): void {
  for (const [member, text] of Object.entries({ id, title, authors: source.authors, work: source.title })) {
    demand(text.trim() !== '', () => `${member} is empty`);
  }
  demand(Number.isInteger(source.year), () => `no year: ${String(source.year)}`);
}

function demandPoints<P>(validation: Validation<P>): void {
  const { id, params, points } = validation;
  demand(points.length > 0, () => 'no point is printed');
  for (const point of points) {
    const parsed = parseParams(`row ${id}`, params, point as Record<string, unknown>);
    demand(
      JSON.stringify(parsed) === JSON.stringify(point),
      () => `the point ${JSON.stringify(point)} parses to ${JSON.stringify(parsed)}`,
    );
    const value = validation.expected(point);
    demand(Number.isFinite(value), () => `expects ${String(value)} at ${JSON.stringify(point)}`);
    demand(value === validation.expected(point), () => `expects two things at ${JSON.stringify(point)}`);
  }
}

function demandMeasurement(kind: Validation['kind'], { measured, samples, tolerance }: Measurement): void {
  demand(Number.isFinite(measured), () => `measured ${String(measured)}`);
  demand(Number.isInteger(samples) && samples > 0, () => `${String(samples)} samples`);
  demand(Number.isFinite(tolerance) && tolerance >= 0, () => `a tolerance of ${String(tolerance)}`);
  if (kind === 'exact') {
    demand(
      tolerance <= 1e-6 * Math.max(1, Math.abs(measured)),
      () => `exact, with a tolerance of ${String(tolerance)}`,
    );
  }
}
