import {
  createRegistry,
  findSurface,
  type Adversary,
  type Attack,
  type Fate,
  type Packet,
  type Registry,
  type Strategy,
  type TraceEvent,
  type WaveWays,
} from '@dmct/core';
import { SPEED_OF_LIGHT } from '@dmct/physics';
import { simulate } from '@dmct/simulator';
import { packetGroup, type Fork, type ForkKey } from './fork.js';
import { WaveChange } from './wave-fork.js';
import { EVENTS_MAX, type SeenBlock, type TracedRun, type TraceQuestion } from './jobs.js';

/**
 * Runs a scenario and keeps what happened, with one message's or one wave's fate changed if asked. The change stands
 * around the chosen attack, under its name (for a wave of an honest general, around that general), so that every draw
 * stays what it was: up to the moment in which it is sent the run is the same, event by event.
 */
export function traceRun(registry: Registry, { fork, scenario }: TraceQuestion): TracedRun {
  const strategy = registry.strategies.get(scenario.strategy);
  const watch = new Watch(strategy, fork);
  const attack = watch.around(registry.attacks.get(scenario.attack));
  const watched = createRegistry({ strategies: [watch.strategy], attacks: [attack] });
  const events: TraceEvent[] = [];
  const forkKeys: (ForkKey | null)[] = [];
  const keyOf = createKeys();
  let eventsTotal = 0;
  let waveWays: WaveWays | null = null;
  const result = simulate(watched, scenario, {
    onWaveWays: (ways) => {
      waveWays = ways;
    },
    onEvent: (event) => {
      eventsTotal++;
      if (events.length >= EVENTS_MAX) return;
      events.push(event);
      forkKeys.push(keyOf(event));
    },
  });
  return { result, events, eventsTotal, forkKeys, ...watch.seen(waveWays) };
}

/** Names what in each event can have another fate, given the events in order. */
function createKeys(): (event: TraceEvent) => ForkKey | null {
  const delivered = new Counter();
  const emitted = new Counter();
  return (event) => {
    if (event.kind === 'emit') {
      const { at: sentAt, replica: from } = event;
      return { of: 'wave', from, occurrence: emitted.next(String(from)), sentAt };
    }
    if (event.kind !== 'deliver' || event.from === event.to) return null;
    const { from, message, sentAt, to } = event;
    return { of: 'packet', from, to, sentAt, message, occurrence: delivered.next(packetGroup(event)) };
  };
}

/** Counts from 0 under each name. */
class Counter {
  readonly #counts = new Map<string, number>();

  next(name: string): number {
    const count = this.#counts.get(name) ?? 0;
    this.#counts.set(name, count + 1);
    return count;
  }
}

/** What a change may ask of the engine, whatever the attack declares. */
const CHANGE_POWERS = {
  packet: ['drop-messages', 'delay-messages'],
  wave: ['off-gate-emission', 'directional-antenna'],
} as const;

/** Stands around an attack: looks at every packet, and changes the fate of one, or of a wave. */
class Watch {
  readonly #strategy: Strategy;
  readonly #fork: Fork | null;
  readonly #sent = new Counter();
  readonly #blocks = new Map<string, SeenBlock>();
  #places: TracedRun['places'] = [];
  #lightSeconds = new Float64Array(0);
  /** Of an honest general's wave; a traitor's goes past the adversary. */
  #honestChange: WaveChange | null = null;

  constructor(strategy: Strategy, fork: Fork | null) {
    this.#strategy = strategy;
    this.#fork = fork;
  }

  /** The strategy, with the one honest general around whom a change stands. */
  get strategy(): Strategy {
    if (this.#fork?.of !== 'wave') return this.#strategy;
    const { from } = this.#fork;
    return {
      ...this.#strategy,
      createReplica: (context) => {
        const replica = this.#strategy.createReplica(context);
        return context.id === from ? (this.#honestChange?.around(replica) ?? replica) : replica;
      },
    };
  }

  around(attack: Attack): Attack {
    return {
      ...attack,
      powers: [...new Set([...attack.powers, ...CHANGE_POWERS[this.#fork?.of ?? 'packet']])],
      createAdversary: (context) => {
        this.#measure(context.places, (a, b) => context.pathLengthMetres(a, b));
        const inner: Adversary = attack.createAdversary(context);
        const fork = this.#fork?.of === 'wave' ? this.#fork : null;
        const change = fork === null ? null : new WaveChange(fork, context.nodes + context.clients);
        this.#honestChange = fork !== null && context.isFaulty(fork.from) ? null : change;
        return {
          ...(inner.corrupt && { corrupt: (replica, id) => inner.corrupt!(replica, id) }),
          ...(inner.measure && { measure: () => inner.measure!() }),
          ...((inner.onEmission ?? change) && {
            onEmission: (wave, from) => {
              const radiated = inner.onEmission?.(wave, from) ?? [wave];
              return from === fork?.from ? radiated.flatMap((one) => change!.of(one)) : radiated;
            },
          }),
          onPacket: (packet) => {
            const fate = inner.onPacket?.(packet) ?? 'deliver';
            this.#noteBlock(packet);
            return this.#isChosen(packet) ? this.#changed(packet, fate) : fate;
          },
        };
      },
    };
  }

  /** Waves may be slower than light, as their medium is. */
  seen(ways: WaveWays | null): Pick<TracedRun, 'blocks' | 'places' | 'waySeconds'> {
    return {
      blocks: [...this.#blocks.values()],
      waySeconds: ways?.seconds ?? this.#lightSeconds,
      places: this.#places,
    };
  }

  #measure(places: TracedRun['places'], metres: (a: number, b: number) => number): void {
    const count = places.length;
    this.#places = places;
    this.#lightSeconds = new Float64Array(count * count);
    for (let a = 0; a < count; a++) {
      for (let b = 0; b < count; b++) {
        this.#lightSeconds[a * count + b] = a === b ? 0 : metres(a, b) / SPEED_OF_LIGHT;
      }
    }
  }

  #noteBlock({ from, message, sentNanoseconds }: Packet): void {
    const block = findSurface(this.#strategy.surfaces, 'chain')?.blockOf(message) ?? null;
    if (block === null || this.#blocks.has(block.id)) return;
    const { height, id, parent, values } = block;
    this.#blocks.set(id, { id, parent, height, values, from, at: sentNanoseconds });
  }

  #isChosen({ from, message, sentNanoseconds: sentAt, to }: Packet): boolean {
    const fork = this.#fork;
    if (fork?.of !== 'packet') return false;
    const kind = this.#strategy.messageKinds[message.kind] ?? String(message.kind);
    const group = packetGroup({ from, to, sentAt, message: kind });
    return group === packetGroup(fork) && this.#sent.next(group) === fork.occurrence;
  }

  #changed(packet: Packet, meant: Fate): Fate {
    const fate = this.#fork?.of === 'packet' ? this.#fork.fate : 'drop';
    if (fate === 'drop' || meant === 'drop') return 'drop';
    const before = typeof meant === 'object' && 'delay' in meant ? meant.delay : packet.delayNanoseconds;
    return { delay: before + Math.round(fate.laterSeconds * 1e9) };
  }
}
