import type { Assumption, DocumentedRow, ParameterHelp, Resource, Topology, WorkloadKind } from '@dmct/core';

/** What the page knows of a strategy without running it. */
export interface StrategyFacts {
  readonly name: string;
  readonly title: string;
  readonly summary: string;
  readonly medium: 'messages' | 'waves';
  readonly isChain: boolean;
  readonly resource: Resource;
  readonly documented: DocumentedRow | null;
  readonly assumptions: readonly Assumption[];
  readonly messageKinds: readonly string[];
}

export interface AttackFacts {
  readonly name: string;
  readonly title: string;
  readonly summary: string;
  /** Whom it corrupts: the scenario's number of traitors, nobody, or a share of its own. */
  readonly corruption: 'traitors' | 'none' | 'share';
  /** For each strategy the reason why the pair doesn't fit, or null where it fits. */
  readonly refusals: Readonly<Record<string, string | null>>;
}

export interface ClaimFacts {
  readonly id: string;
  readonly statement: string;
  readonly source: string;
  readonly rule: string;
}

export interface ValidationFacts {
  readonly id: string;
  readonly title: string;
  readonly source: string;
  readonly kind: 'exact' | 'statistical' | 'reported';
  readonly points: readonly Readonly<Record<string, unknown>>[];
}

/** The catalog as plain data. */
export interface CatalogFacts {
  readonly version: string;
  /** Of the draws of all claims and published results. */
  readonly ledgerSeed: number;
  readonly strategies: readonly StrategyFacts[];
  readonly attacks: readonly AttackFacts[];
  readonly claims: readonly ClaimFacts[];
  readonly validations: readonly ValidationFacts[];
  readonly assumptions: Readonly<Record<Assumption, string>>;
  readonly topologies: readonly Topology[];
  readonly workloads: readonly WorkloadKind[];
}

/** What a recorded run was made with. */
export interface RecordedManifest {
  readonly version: string;
  /** The day on which it ran, as 2026-01-31. */
  readonly date: string;
  readonly runtime: string;
  readonly command: string;
  readonly seed: number;
  readonly quick: boolean;
}

/** A run of a whole ledger by the command line; of its entries those that are still of today's ledger. */
export interface RecordedLedger<T> {
  readonly manifest: RecordedManifest;
  readonly entries: readonly T[];
}

/** Of each attack by its own words where it bites, and where not. */
export type AttackNotes = Readonly<Record<string, string>>;

/** The parameters of everything that has some: a form loads them when it is opened. */
export interface ParameterFacts {
  readonly strategies: Readonly<Record<string, readonly ParameterHelp[]>>;
  readonly attacks: Readonly<Record<string, readonly ParameterHelp[]>>;
}
