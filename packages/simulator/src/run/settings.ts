import {
  conditionsSchema,
  parseParams,
  TOPOLOGIES,
  UsageError,
  WORKLOADS,
  type Conditions,
  type Topology,
  type WorkloadKind,
} from '@dmct/core';

/** More replicas than this are refused before anything is laid out for them. */
export const NODES_MAX = 100_000;

/** Engine time ends after 104 days; a hundred are a horizon's most. */
export const HORIZON_SECONDS_MAX = 8_640_000;

/** What a run and a study have in common, as it comes from outside. */
export interface Settings {
  readonly nodes: number;
  readonly traitors: number;
  readonly seed: number;
  readonly topology?: Topology;
  readonly workload?: WorkloadKind;
  readonly conditions?: Readonly<Record<string, unknown>>;
  readonly horizonSeconds?: number;
}

/** The settings, checked and with their defaults. */
export interface CheckedSettings {
  readonly nodes: number;
  readonly traitors: number;
  readonly seed: number;
  readonly topology: Topology;
  readonly workload: WorkloadKind;
  readonly conditions: Conditions;
  readonly horizonSeconds: number | undefined;
}

/** Checks settings; throws a UsageError of one line that says what was wrong and what is allowed. */
export function checkSettings(settings: Settings): CheckedSettings {
  const nodes = wholeNumber('nodes', settings.nodes, 1, NODES_MAX);
  const traitors = wholeNumber('traitors', settings.traitors, 0, Number.MAX_SAFE_INTEGER);
  if (traitors > nodes) {
    throw new UsageError(`there can't be more traitors (${String(traitors)}) than nodes (${String(nodes)})`);
  }
  const conditions = parseParams('the conditions', conditionsSchema, settings.conditions ?? {});
  checkParticipants(conditions, nodes);
  checkWorkload(conditions);
  checkConverters(conditions);
  const { horizonSeconds } = settings;
  if (horizonSeconds !== undefined && !(horizonSeconds > 0 && horizonSeconds <= HORIZON_SECONDS_MAX)) {
    throw new UsageError(
      `the horizon must be a number of seconds above 0 and at most ${String(HORIZON_SECONDS_MAX)}, not ${String(horizonSeconds)}`,
    );
  }
  return {
    nodes,
    traitors,
    seed: wholeNumber('seed', settings.seed, 0, Number.MAX_SAFE_INTEGER),
    topology: oneOf('topology', settings.topology ?? 'cities', TOPOLOGIES),
    workload: oneOf('workload', settings.workload ?? 'orders', WORKLOADS),
    conditions,
    horizonSeconds,
  };
}

/** A whole number within bounds, or a UsageError that names them. */
export function wholeNumber(name: string, value: number, least: number, most: number): number {
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new UsageError(
    `${name} must be a whole number from ${String(least)} to ${String(most)}, not ${String(value)}`,
  );
}

function oneOf<T extends string>(name: string, value: string, allowed: readonly T[]): T {
  if ((allowed as readonly string[]).includes(value)) return value as T;
  throw new UsageError(`no ${name} "${value}"; there are: ${allowed.join(', ')}`);
}

/** The last request of a log must enter while there is time. */
function checkWorkload({ requests, requestsPerSecond }: Conditions): void {
  if ((requests - 1) / requestsPerSecond < HORIZON_SECONDS_MAX) return;
  throw new UsageError(
    `${String(requests)} requests at requestsPerSecond=${String(requestsPerSecond)} would take longer than a run can, ${String(HORIZON_SECONDS_MAX)} s`,
  );
}

/** A converter's step is the noise in its band: it needs both. */
function checkConverters(conditions: Conditions): void {
  if (conditions.converterBits === null) return;
  if (conditions.receiverBandwidthHz === null) {
    throw new UsageError('the condition converterBits needs receiverBandwidthHz: the band that is converted');
  }
  if (conditions.noiseTemperatureKelvin === 0 && conditions.noiseFigureDb === 0) {
    throw new UsageError(
      'the condition converterBits needs noise (noiseTemperatureKelvin above 0): its step is the noise in the band',
    );
  }
}

function checkParticipants(conditions: Conditions, nodes: number): void {
  if (conditions.shares !== 'equal' && conditions.shares.length !== nodes) {
    throw new UsageError(
      `the condition shares lists ${String(conditions.shares.length)} numbers for ${String(nodes)} nodes`,
    );
  }
  for (const { atSeconds, replica, untilSeconds } of conditions.crashes) {
    if (replica >= nodes) {
      throw new UsageError(
        `the condition crashes names replica ${String(replica)} of ${String(nodes)} nodes`,
      );
    }
    if (untilSeconds !== undefined && untilSeconds <= atSeconds) {
      throw new UsageError('the condition crashes has a replica that is up before it goes down');
    }
  }
}
