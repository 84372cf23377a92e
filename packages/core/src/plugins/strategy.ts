import type { z } from 'zod';
import type { Assumption } from '../assumptions.js';
import type { Message } from '../replica/message.js';
import type { NetworkBounds, Replica, ReplicaContext, Workload } from '../replica/replica.js';
import type { WorkloadKind } from '../scenario/scenario.js';
import type { Figure } from '../units.js';
import type { Citation } from './citation.js';
import type { Surface } from './surface.js';

/** What a share of is corrupted. */
export type Resource = 'replicas' | 'hashrate' | 'stake' | 'received power';

/** The four cells of the document's table for one approach, in its own words. */
export interface DocumentedRow {
  readonly energyCost: string;
  readonly finalityTime: string;
  readonly hardware: string;
  readonly assumptions: string;
}

/** What a machine of this kind draws, and what today's real network draws. */
export interface EnergyProfile {
  /** One replica's machine switched on, whatever it does (receivers and servers alike), W. */
  readonly nodeWatts: Figure;
  /** On top of it, the whole network's draw while the resource works (`out.work`), W. */
  readonly workWatts?: Figure;
  /** Receiver switched on while a window is open, W. */
  readonly listeningWatts?: Figure;
  /** Today's real network, W; absent where there is none. */
  readonly deployedWatts?: Figure;
}

/** The conditions of a run, as a strategy judges whether it can bear them. */
export interface BearableFacts {
  readonly nodes: number;
  /** Corrupted replicas and those that are down for good. */
  readonly faulty: number;
  /** Each clock is off by at most this. */
  readonly clockSkewSeconds: number;
  /** What becomes of everybody's carriers; absent: they are perfect. */
  readonly oscillators?: {
    /** Each is off by at most this part of its frequency. */
    readonly frequencyErrorMax: number;
    /** Allan deviation over 1 s of white frequency noise. */
    readonly allanDeviation: number;
  };
  readonly network: NetworkBounds;
  /** Length of the waves' path between two replicas, m. */
  pathLengthMetres(a: number, b: number): number;
}

/** What a strategy knows when it is asked for a default horizon. */
export interface HorizonContext {
  readonly nodes: number;
  readonly network: NetworkBounds;
  readonly workload: Workload;
  /** Longest path of a wave between two participants, m. */
  readonly pathLengthMetresMax: number;
}

/** What vouches for a message on its way from one participant to another. */
export type Authentication = 'none' | 'mac' | 'signature';

/**
 * A consensus protocol as a plugin. `P` is its parsed parameters, `M` its message type.
 * Write it with {@link defineStrategy}, which infers both.
 */
export interface Strategy<P = unknown, M extends Message = Message> {
  /** The id in commands and tables: lower case, digits and dashes. */
  readonly name: string;
  readonly title: string;
  /** One sentence. */
  readonly summary: string;
  readonly citations: readonly Citation[];
  /** A zod object, each field with a default and a description. */
  readonly params: z.ZodType<P>;
  readonly medium: 'messages' | 'waves';
  readonly faultModel: {
    readonly resource: Resource;
    /** The strategy's own f: how many of n equal replicas may be corrupted. */
    maxFaulty(nodes: number, params: P): number;
  };
  /** Under which it promises its properties. */
  readonly assumptions: readonly Assumption[];
  readonly surfaces: readonly Surface<M>[];
  /** Names of the message kinds; `message.kind` is the index. Empty where no message is sent. */
  readonly messageKinds: readonly string[];
  createReplica(context: ReplicaContext<P>): Replica<M>;

  /** How many clients stand outside the N and submit the orders. Default 0. */
  clients?(params: P): number;
  /** Where an order comes from: a replica that commands or leads first, a client, or (default) each general itself. */
  readonly source?: { readonly replica?: number; readonly client?: boolean };
  /**
   * Who stands outside and where requests come from under the workload `log`, where that differs from `orders`: generals
   * that each hold an order of their own still take a log's requests from a client. Read by `clientsOf` and `sourceOf`.
   */
  readonly log?: Pick<Strategy<P, M>, 'clients' | 'source'>;
  /**
   * How point-to-point messages are authenticated, for the energy account; where a parameter decides, a function of the
   * parameters. What replicas sign by `context.crypto` is counted apart. Default `none`.
   */
  readonly authentication?: Authentication | { of(params: P): Authentication }['of'];
  /** Which signatures `context.crypto` makes. Default `ideal`. */
  signatureScheme?(params: P): 'ideal' | 'ed25519';
  /** The document's row, as claimed. */
  readonly documented?: DocumentedRow;
  energy?(params: P, nodes: number): EnergyProfile;
  /** How long a run may last before it is cut, s. Default 60. */
  horizonSeconds?(params: P, context: HorizonContext): number;
  /**
   * A protocol that never falls quiet (a chain) is watched this long after the last honest decision, s: reverts show
   * then. Default: until no event is left.
   */
  watchSeconds?(params: P): number;
  /** Predicted messages of a run, where that can be prohibitive; above a million a run is refused. */
  predictedMessages?(nodes: number, params: P): number;
  /** What to do instead when too many messages are predicted, one clause. */
  readonly tooManyMessagesAdvice?: string;
  /** Refuses a combination of size, parameters and workload: one clear line, or null. */
  refuse?(nodes: number, params: P, workload: WorkloadKind): string | null;
  /** Its own assumptions that these conditions break: clocks too far off, places too near to each other. Default none. */
  brokenBy?(params: P, facts: BearableFacts): readonly Assumption[];
  /** Hardware that follows from the parameters: transmit power, bandwidth, hashrate; name with unit to number. */
  hardware?(params: P, nodes: number): Readonly<Record<string, number>>;
}

/** How many clients stand outside the N under a workload. */
export function clientsOf<P>(
  strategy: Pick<Strategy<P>, 'clients' | 'log'>,
  params: P,
  workload: WorkloadKind,
): number {
  const { clients } = workload === 'log' && strategy.log !== undefined ? strategy.log : strategy;
  return clients?.(params) ?? 0;
}

/** Where a value comes from under a workload; undefined where each general has its own. */
export function sourceOf(
  strategy: Pick<Strategy, 'source' | 'log'>,
  workload: WorkloadKind,
): Strategy['source'] {
  return workload === 'log' && strategy.log !== undefined ? strategy.log.source : strategy.source;
}

/** Infers a strategy's types, so that its author writes none. */
export function defineStrategy<P, M extends Message>(strategy: Strategy<P, M>): Strategy<P, M> {
  return strategy;
}
