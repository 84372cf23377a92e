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
} from '@dmct/core';
import { SPEED_OF_LIGHT } from '@dmct/physics';
import { simulate } from '@dmct/simulator';
import { packetGroup, type Fork, type PacketKey } from './fork.js';
import { EVENTS_MAX, type SeenBlock, type TracedRun, type TraceQuestion } from './jobs.js';

/**
 * Runs a scenario and keeps what happened, with one message's fate changed if asked. The change is an attack that
 * stands around the chosen one, under its name, so that every draw stays what it was: up to the moment in which the
 * message is sent the run is the same, event by event.
 */
export function traceRun(registry: Registry, { fork, scenario }: TraceQuestion): TracedRun {
  const strategy = registry.strategies.get(scenario.strategy);
  const watch = new Watch(strategy, fork);
  const attack = watch.around(registry.attacks.get(scenario.attack));
  const watched = createRegistry({ strategies: [strategy], attacks: [attack] });
  const events: TraceEvent[] = [];
  const packets: (PacketKey | null)[] = [];
  const delivered = new Counter();
  let eventsTotal = 0;
  const result = simulate(watched, scenario, {
    onEvent: (event) => {
      eventsTotal++;
      if (events.length >= EVENTS_MAX) return;
      events.push(event);
      const key = event.kind === 'deliver' && event.from !== event.to ? packetGroup(event) : null;
      packets.push(
        key === null || event.kind !== 'deliver'
          ? null
          : {
              from: event.from,
              to: event.to,
              sentAt: event.sentAt,
              message: event.message,
              occurrence: delivered.next(key),
            },
      );
    },
  });
  return { result, events, eventsTotal, packets, ...watch.seen() };
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

/** Stands around an attack: looks at every packet, and changes the fate of one. */
class Watch {
  readonly #strategy: Strategy;
  readonly #fork: Fork | null;
  readonly #sent = new Counter();
  readonly #blocks = new Map<string, SeenBlock>();
  #places: TracedRun['places'] = [];
  #lightSeconds = new Float64Array(0);

  constructor(strategy: Strategy, fork: Fork | null) {
    this.#strategy = strategy;
    this.#fork = fork;
  }

  around(attack: Attack): Attack {
    return {
      ...attack,
      powers: [...new Set([...attack.powers, 'drop-messages' as const, 'delay-messages' as const])],
      createAdversary: (context) => {
        this.#measure(context.places, (a, b) => context.pathLengthMetres(a, b));
        const inner: Adversary = attack.createAdversary(context);
        return {
          ...(inner.corrupt && { corrupt: (replica, id) => inner.corrupt!(replica, id) }),
          ...(inner.measure && { measure: () => inner.measure!() }),
          ...(inner.onEmission && { onEmission: (wave, from) => inner.onEmission!(wave, from) }),
          onPacket: (packet) => {
            const fate = inner.onPacket?.(packet) ?? 'deliver';
            this.#noteBlock(packet);
            return this.#isChosen(packet) ? this.#changed(packet, fate) : fate;
          },
        };
      },
    };
  }

  seen(): Pick<TracedRun, 'blocks' | 'lightSeconds' | 'places'> {
    return { blocks: [...this.#blocks.values()], lightSeconds: this.#lightSeconds, places: this.#places };
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
    if (fork === null) return false;
    const kind = this.#strategy.messageKinds[message.kind] ?? String(message.kind);
    const group = packetGroup({ from, to, sentAt, message: kind });
    return group === packetGroup(fork) && this.#sent.next(group) === fork.occurrence;
  }

  #changed(packet: Packet, meant: Fate): Fate {
    const fate = this.#fork?.fate ?? 'drop';
    if (fate === 'drop' || meant === 'drop') return 'drop';
    const before = typeof meant === 'object' && 'delay' in meant ? meant.delay : packet.delayNanoseconds;
    return { delay: before + Math.round(fate.laterSeconds * 1e9) };
  }
}
