import {
  UsageError,
  type Adversary,
  type AdversaryContext,
  type Attack,
  type Fork,
  type PacketFork,
  type Power,
  type Replica,
  type ReplicaContext,
  type Strategy,
  type WaveFork,
} from '@dmct/core';
import { PacketChange } from './packet-change.js';
import { WaveChange } from './wave-change.js';

/** What a change may ask of the engine, whatever the attack declares. */
const CHANGE_POWERS: Readonly<Record<Fork['of'], readonly Power[]>> = {
  packet: ['drop-messages', 'delay-messages', 'duplicate-messages'],
  wave: ['off-gate-emission', 'directional-antenna'],
};

/** One changed fate of a run. */
export interface Change {
  readonly fork: Fork;
  /** Whether the run has come to what is changed. */
  readonly isMet: () => boolean;
  /** Hands it the clock of its run, global ns, before the run begins. */
  readonly keepTime: (now: () => number) => void;
}

/** A strategy and an attack around which changed fates stand. */
export interface Forked {
  readonly strategy: Strategy;
  readonly attack: Attack;
  readonly changes: readonly Change[];
}

/**
 * Puts changed fates around an attack, under its name (a wave of an honest general: around that general), so that every
 * draw stays what it was: up to the moment in which the message or wave is sent the run is the same, event by event. Each
 * stands around those before it, and counts in the run that they make.
 */
export function forkedBy(forks: readonly Fork[], strategy: Strategy, attack: Attack): Forked {
  return forks.reduce<Forked>(
    (around, fork) => (fork.of === 'packet' ? withPacket(fork, around) : withWave(fork, around)),
    { strategy, attack, changes: [] },
  );
}

function withPacket(fork: PacketFork, { attack, changes, strategy }: Forked): Forked {
  const change = new PacketChange(fork, strategy.messageKinds);
  const createAdversary = (context: AdversaryContext<unknown>): Adversary =>
    packetsChanged(attack.createAdversary(context), change);
  return {
    strategy,
    attack: { ...empowered(attack, fork), createAdversary },
    changes: [...changes, { fork, isMet: () => change.isMet, keepTime: () => undefined }],
  };
}

function withWave(fork: WaveFork, { attack, changes, strategy }: Forked): Forked {
  let change: WaveChange | null = null;
  let isOfHonest = false;
  let clock = (): number => NaN;
  const createAdversary = (context: AdversaryContext<unknown>): Adversary => {
    const participants = context.nodes + context.clients;
    refuseNobody(fork, participants);
    change = new WaveChange(fork, participants, () => clock());
    isOfHonest = !context.isFaulty(fork.from);
    return wavesChanged(attack.createAdversary(context), change, fork.from);
  };
  const createReplica = (context: ReplicaContext<unknown>): Replica => {
    const replica = strategy.createReplica(context);
    return isOfHonest && context.id === fork.from ? (change?.around(replica) ?? replica) : replica;
  };
  return {
    strategy: { ...strategy, createReplica },
    attack: { ...empowered(attack, fork), createAdversary },
    changes: [
      ...changes,
      {
        fork,
        isMet: () => change?.isMet ?? false,
        keepTime: (now) => {
          clock = now;
        },
      },
    ],
  };
}

function empowered(attack: Attack, { of }: Fork): Attack {
  return { ...attack, powers: [...new Set([...attack.powers, ...CHANGE_POWERS[of]])] };
}

function refuseNobody({ fate }: WaveFork, participants: number): void {
  if (fate === 'drop' || !('shadedFrom' in fate) || fate.shadedFrom < participants) return;
  throw new UsageError(
    `the fork shades a wave from ${String(fate.shadedFrom)}, and there are 0 to ${String(participants - 1)}`,
  );
}

function packetsChanged(inner: Adversary, change: PacketChange): Adversary {
  return {
    ...passedOn(inner),
    onPacket: (packet) => change.of(packet, inner.onPacket?.(packet) ?? 'deliver'),
  };
}

/** The engine asks about corrupted participants' waves alone. */
function wavesChanged(inner: Adversary, change: WaveChange, changed: number): Adversary {
  return {
    ...passedOn(inner),
    onEmission: (wave, from) => {
      const radiated = inner.onEmission?.(wave, from) ?? [wave];
      return from === changed ? radiated.flatMap((one) => change.of(one)) : radiated;
    },
  };
}

/** The same adversary, as a plain object whose members may be replaced. */
function passedOn(inner: Adversary): Adversary {
  return {
    ...(inner.corrupt && { corrupt: (replica, id) => inner.corrupt!(replica, id) }),
    ...(inner.onPacket && { onPacket: (packet) => inner.onPacket!(packet) }),
    ...(inner.onEmission && { onEmission: (wave, from) => inner.onEmission!(wave, from) }),
    ...(inner.measure && { measure: () => inner.measure!() }),
  };
}
