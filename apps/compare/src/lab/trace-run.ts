import {
  createRegistry,
  findSurface,
  type Attack,
  type ForkKey,
  type Packet,
  type Registry,
  type Scenario,
  type Strategy,
  type TraceEvent,
  type WaveWays,
} from '@dmct/core';
import { SPEED_OF_LIGHT } from '@dmct/physics';
import { simulate } from '@dmct/simulator';
import { ForkKeys } from './fork-keys.js';
import { EVENTS_MAX, type SeenBlock, type TracedRun } from './jobs.js';

/** Runs a scenario and keeps what happened, with what a person may change in it. Watching changes nothing. */
export function traceRun(registry: Registry, scenario: Scenario): TracedRun {
  const strategy = registry.strategies.get(scenario.strategy);
  const watch = new Watch(strategy);
  const attack = watch.around(registry.attacks.get(scenario.attack));
  const watched = createRegistry({ strategies: [strategy], attacks: [attack] });
  const events: TraceEvent[] = [];
  const forkKeys: (ForkKey | null)[] = [];
  let eventsTotal = 0;
  let waveWays: WaveWays | null = null;
  const result = simulate(watched, scenario, {
    onWaveWays: (ways) => {
      waveWays = ways;
    },
    onPacket: (packet, delays) => {
      watch.note(packet, delays);
    },
    onEvent: (event) => {
      eventsTotal++;
      if (events.length >= EVENTS_MAX) return;
      events.push(event);
      forkKeys.push(watch.keys.of(event));
    },
  });
  return { result, events, eventsTotal, forkKeys, ...watch.seen(waveWays) };
}

/** Looks at every packet's final fate, and at who is where. */
class Watch {
  readonly keys = new ForkKeys();
  readonly #strategy: Strategy;
  readonly #blocks = new Map<string, SeenBlock>();
  #places: TracedRun['places'] = [];
  #lightSeconds = new Float64Array(0);
  #isFaulty: (id: number) => boolean = () => false;

  constructor(strategy: Strategy) {
    this.#strategy = strategy;
  }

  /** The same attack; what its adversary is told of the world, the watch hears too. */
  around(attack: Attack): Attack {
    return {
      ...attack,
      createAdversary: (context) => {
        this.#measure(context.places, (a, b) => context.pathLengthMetres(a, b));
        this.#isFaulty = (id) => context.isFaulty(id);
        return attack.createAdversary(context);
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

  /** One packet's copies arrive after `delays`, ns; none where it was taken away. */
  note(packet: Packet, delays: readonly number[]): void {
    const { from, message, sentNanoseconds } = packet;
    this.keys.send(packet, this.#strategy.messageKinds[message.kind] ?? '', delays);
    const block = findSurface(this.#strategy.surfaces, 'chain')?.blockOf(message) ?? null;
    if (block === null) return;
    const { height, id, parent, values } = block;
    const seen = this.#blocks.get(id);
    this.#blocks.set(id, {
      ...(seen ?? { id, parent, height, values, from, at: sentNanoseconds }),
      publicAt: earlier(seen?.publicAt ?? null, this.#shownAt(packet, delays)),
    });
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

  /** When a packet shows what is in it to an honest participant, ns, or null: a traitor's is sent when it is let go. */
  #shownAt(
    { delayNanoseconds, from, sentNanoseconds, to }: Packet,
    delays: readonly number[],
  ): number | null {
    if (!this.#isFaulty(from)) return sentNanoseconds;
    if (this.#isFaulty(to) || delays.length === 0) return null;
    return sentNanoseconds + Math.max(0, Math.min(...delays) - delayNanoseconds);
  }
}

function earlier(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.min(a, b);
}
