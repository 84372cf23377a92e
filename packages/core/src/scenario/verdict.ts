/** The properties of agreement that the oracles judge. */
export const PROPERTIES = ['agreement', 'validity', 'termination', 'integrity', 'finality'] as const;
/** One of {@link PROPERTIES}. */
export type Property = (typeof PROPERTIES)[number];

/** `unknown`: the run was cut by its horizon before the property could be decided. */
export type Outcome = 'holds' | 'violated' | 'unknown';

/** What the five oracles say of one run. */
export type Verdicts = Readonly<Record<Property, Outcome>>;

/** The evidence of one violated property. */
export interface Violation {
  readonly property: Property;
  /** One line for people. */
  readonly detail: string;
  /** Honest replicas concerned, ascending. */
  readonly replicas: readonly number[];
  readonly values: readonly string[];
  /** Index of the trace event in which it showed; -1 if it is an absence. */
  readonly traceIndex: number;
}

/** A run is right when all five properties hold. */
export function isRight(verdicts: Verdicts): boolean {
  return PROPERTIES.every((property) => verdicts[property] === 'holds');
}
