import type { Claim, ClaimVerdict, Evidence, Registry } from '@dmct/core';
import type { AsyncCheck } from '../check.js';
import { demand } from '../fail.js';
import { deepFreeze, impurity } from '../plain-data.js';
import { createKitLab, type KitLab } from './kit-lab.js';

/** What a claim's experiment runs on. */
export interface ClaimConformanceOptions {
  /** The plugins that the experiment names, as `createBuiltInRegistry` of @dmct/catalog gives them. */
  readonly registry: Registry;
  /** Evidence that would have been judged otherwise, where scaling what was measured shows no other verdict. */
  readonly otherwise?: readonly Evidence[];
}

const VERDICTS: readonly ClaimVerdict[] = ['supported', 'conditional', 'refuted'];
const SEED = 1982;

/**
 * The suite that every claim passes: its experiment comes back from its seed and gives numbers with intervals around
 * them; its judge is a function of the evidence that could have said something else. Runs the quick experiment.
 */
export function claimConformance(claim: Claim, options: ClaimConformanceOptions): readonly AsyncCheck[] {
  let first: Promise<{ evidence: Evidence; lab: KitLab }> | undefined;
  const run = async (): Promise<{ evidence: Evidence; lab: KitLab }> => {
    const lab = createKitLab(options.registry, { quick: true, seed: SEED });
    return { evidence: await claim.experiment(lab), lab };
  };
  const once = (): Promise<{ evidence: Evidence; lab: KitLab }> => (first ??= run());
  return [
    { name: 'says what it is', run: () => Promise.resolve(demandWords(claim)) },
    {
      name: 'same seed, same evidence',
      async run() {
        const [one, other] = [(await once()).evidence, (await run()).evidence].map((each) =>
          JSON.stringify(each),
        );
        demand(one === other, () => `two experiments differ: ${one ?? ''} and ${other ?? ''}`);
      },
    },
    {
      name: 'evidence is plain data with a number in its interval',
      run: async () => demandEvidence((await once()).evidence),
    },
    {
      name: 'tells progress from 0 to 1, never back',
      run: async () => demandProgress((await once()).lab.progressSeen),
    },
    {
      name: 'judges by the evidence alone',
      async run() {
        const { evidence } = await once();
        const written = deepFreeze(JSON.parse(JSON.stringify(evidence)) as Evidence);
        const verdicts = [evidence, written, written].map((each) => claim.judge(each));
        demand(new Set(verdicts).size === 1, () => `the same evidence was judged ${verdicts.join(', ')}`);
        demand(
          verdicts.every((each) => VERDICTS.includes(each)),
          () => `no verdict: ${String(verdicts[0])}`,
        );
        if (verdicts[0] !== 'conditional') return;
        demand(
          (claim.condition?.(evidence) ?? '').trim() !== '',
          () => 'conditional, and no condition is given',
        );
      },
    },
    {
      name: 'could have come out otherwise',
      async run() {
        const { evidence } = await once();
        const others = [...(options.otherwise ?? []), ...scaled(evidence)];
        const verdicts = new Set([evidence, ...others].map((each) => claim.judge(each)));
        demand(
          verdicts.size > 1,
          () =>
            `"${[...verdicts].join()}" whatever was measured: a rule that can't be failed decides nothing`,
        );
      },
    },
  ];
}

function demandWords({ id, statement, source, rule }: Claim): void {
  for (const [member, text] of Object.entries({ id, statement, source, rule })) {
    demand(text.trim() !== '', () => `${member} is empty`);
  }
}

function demandEvidence({ metric, value, interval, samples, data }: Evidence): void {
  demand(metric.trim() !== '', () => 'the metric has no words');
  demand(Number.isFinite(value), () => `the value is ${String(value)}`);
  demand(Number.isInteger(samples) && samples > 0, () => `${String(samples)} samples`);
  const place = impurity(data, 'data');
  demand(place === null, () => `${place ?? ''} is not plain JSON data`);
  if (interval === null) return;
  demand(
    interval.low <= value && value <= interval.high,
    () => `the interval ${String(interval.low)} to ${String(interval.high)} is not around ${String(value)}`,
  );
}

function demandProgress(seen: readonly number[]): void {
  for (const [index, fraction] of seen.entries()) {
    demand(fraction >= 0 && fraction <= 1, () => `told a progress of ${String(fraction)}`);
    demand(fraction >= (seen[index - 1] ?? 0), () => `progress went back to ${String(fraction)}`);
  }
}

const FACTORS: readonly number[] = [0, 1e-9, 1e-3, 0.1, 0.5, 0.9, 1.1, 2, 10, 1e3, 1e9, -1];

/** The same evidence with all its numbers scaled alike, or set to one value. */
function scaled(evidence: Evidence): readonly Evidence[] {
  const mapped = (change: (value: number) => number): Evidence =>
    mapNumbers({ ...evidence }, change) as Evidence;
  return FACTORS.flatMap((factor) => [mapped((value) => value * factor), mapped(() => factor)]);
}

function mapNumbers(data: unknown, change: (value: number) => number): unknown {
  if (typeof data === 'number') return change(data);
  if (Array.isArray(data)) return data.map((part) => mapNumbers(part, change));
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(Object.entries(data).map(([name, part]) => [name, mapNumbers(part, change)]));
}
