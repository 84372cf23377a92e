import type { Attack, Strategy, Topology, WorkloadKind } from '@dmct/core';

/** What a strategy may tell its suite. All of it is optional; the defaults are cheap. */
export interface ConformanceOptions {
  /** How many replicas; default 4. */
  readonly nodes?: number;
  /** How many of them are corrupted in the runs under attack; default the strategy's own f at this size. */
  readonly traitors?: number;
  /** Seeds of the runs; default 1 to 4. */
  readonly seeds?: readonly number[];
  /** Raw parameters of the strategy. */
  readonly params?: Readonly<Record<string, unknown>>;
  /** Attacks besides the suite's own; those that don't fit the strategy are left out. */
  readonly attacks?: readonly Attack[];
  readonly topology?: Topology;
  readonly workload?: WorkloadKind;
  /** Raw conditions. */
  readonly conditions?: Readonly<Record<string, unknown>>;
  readonly horizonSeconds?: number;
  /**
   * For protocols that promise their properties with a probability only: how many runs of one check may break one.
   * Default 0.
   */
  readonly unsafeRunsMax?: number;
  /**
   * The same strategy out of a module that was loaded anew, as each worker of `dmct` loads its own: what a module keeps of
   * the first run that it saw shows nowhere else. With vitest:
   * `async () => { vi.resetModules(); return (await import('../src/index.js')).mine; }`. Without it, "same trace whatever
   * ran before" isn't checked: within one module that fault is not to be seen.
   */
  readonly loadAnew?: () => Strategy | Promise<Strategy>;
  /** How many random storms are tried; default 40. Each is a run, and a failing one is shrunk by more. */
  readonly storms?: number;
  /** How many random storms in which honest replicas go down and come back; default a quarter of `storms`. */
  readonly outages?: number;
  /** How long a storm lasts, s; default 10. It should be long enough to hit more than one round of the protocol. */
  readonly stormSeconds?: number;
  /**
   * Adversaries that can't bite here, by name, each with the reason in words. One that bites nevertheless, and one
   * that isn't listed and never bites, is a failure: a run under an attack that did nothing shows nothing.
   */
  readonly toothless?: Readonly<Record<string, string>>;
  /** Checks left out, by name, each with the reason in words: a reader of the test sees what is not promised. */
  readonly except?: Readonly<Record<string, string>>;
}
