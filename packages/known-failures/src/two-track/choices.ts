import type { Value } from '@dmct/core';
import type { Certificate, Report } from './messages.js';
import type { Sizes } from './sizes.js';

/** What the reports allow a leader to propose: one value, any value, or none at all. */
export type Choice = { readonly only: Value } | 'any' | 'none';

/** A rule of the view change: pure, and the same for the leader and for those who check it. */
export type ChoiceRule = (reports: readonly Report[], sizes: Sizes) => Choice;

/**
 * Zyzzyva as published (Kotla et al. 2007, section 3.3): a commit-certificate comes first, whatever its view; only
 * without one does the value count that f + 1 of the reports ordered. With one log slot all histories in certificates
 * are equally long; the latest view's is taken.
 */
export const zyzzyvaChoice: ChoiceRule = (reports, sizes) => {
  const certificate = latestCertificate(reports);
  if (certificate !== null) return { only: certificate.value };
  const ordered = tracedValues(reports, sizes);
  return ordered[0] === undefined ? 'any' : { only: ordered[0].value };
};

/**
 * Parameterised FaB as published (Martin and Alvisi 2006, section 5.3): reports vouch for a value if no other value was
 * accepted by so many that it may have been decided, and no other one has a commit-proof. The views of neither count.
 */
export const fabChoice: ChoiceRule = (reports, sizes) => {
  const bound = new Set(tracedValues(reports, sizes).map(({ value }) => value));
  for (const { certificate } of reports) if (certificate !== null) bound.add(certificate.value);
  const [only] = bound;
  if (only === undefined) return 'any';
  return bound.size === 1 ? { only } : 'none';
};

/**
 * The correction (Abraham, Gueta, Malkhi, Martin 2018): what may have been decided in the highest view binds, on
 * whichever track it was; within one view the certificate does. One rule for both protocols.
 */
export const correctedChoice: ChoiceRule = (reports, sizes) => {
  const certificate = latestCertificate(reports);
  const [traced] = tracedValues(reports, sizes);
  if (traced !== undefined && traced.view > (certificate?.view ?? -1)) return { only: traced.value };
  return certificate === null ? 'any' : { only: certificate.value };
};

export function allows(choice: Choice, value: Value): boolean {
  return choice === 'any' || (choice !== 'none' && choice.only === value);
}

function latestCertificate(reports: readonly Report[]): Certificate | null {
  return reports.reduce<Certificate | null>(
    (latest, { certificate }) =>
      certificate !== null && certificate.view > (latest?.view ?? -1) ? certificate : latest,
    null,
  );
}

/**
 * Values that enough reports accepted, the latest first; `view`: the highest one from which on that many did. A replica
 * that accepted a value again in a later view still vouches for the earlier one.
 */
function tracedValues(
  reports: readonly Report[],
  { trace }: Sizes,
): readonly { readonly value: Value; readonly view: number }[] {
  const views = new Map<Value, number[]>();
  for (const { accepted } of reports) {
    if (accepted !== null) views.set(accepted.value, [...(views.get(accepted.value) ?? []), accepted.view]);
  }
  return [...views]
    .flatMap(([value, all]) => {
      const view = all.sort((a, b) => b - a)[trace - 1];
      return view === undefined ? [] : [{ value, view }];
    })
    .sort((a, b) => b.view - a.view);
}
