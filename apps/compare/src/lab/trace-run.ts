import {
  createRegistry,
  findSurface,
  type Adversary,
  type Attack,
  type Fate,
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
    onEvent: (event) => {
      eventsTotal++;
      if (events.length >= EVENTS_MAX) return;
      events.push(event);
      forkKeys.push(watch.keys.of(event));
    },
  });
  return { result, events, eventsTotal, forkKeys, ...watch.seen(waveWays) };
}

/** Stands around an attack and looks at every packet; each goes on as the attack means it to. */
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

  around(attack: Attack): Attack {
    return {
      ...attack,
      createAdversary: (context) => {
        this.#measure(context.places, (a, b) => context.pathLengthMetres(a, b));
        this.#isFaulty = (id) => context.isFaulty(id);
        const inner: Adversary = attack.createAdversary(context);
        return {
          ...(inner.corrupt && { corrupt: (replica, id) => inner.corrupt!(replica, id) }),
          ...(inner.measure && { measure: () => inner.measure!() }),
          ...(inner.onEmission && { onEmission: (wave, from) => inner.onEmission!(wave, from) }),
          onPacket: (packet) => {
            const fate = inner.onPacket?.(packet) ?? 'deliver';
            this.#note(packet, fate);
            return fate;
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

  #note(packet: Packet, fate: Fate): void {
    const { from, message, sentNanoseconds } = packet;
    this.keys.send(packet, this.#strategy.messageKinds[message.kind] ?? '', delaysOf(packet, fate));
    const block = findSurface(this.#strategy.surfaces, 'chain')?.blockOf(message) ?? null;
    if (block === null) return;
    const { height, id, parent, values } = block;
    const seen = this.#blocks.get(id);
    if (seen !== undefined && seen.publicAt !== null) return;
    const isPublic = fate !== 'drop' && !(this.#isFaulty(from) && this.#isFaulty(packet.to));
    const publicAt = isPublic ? sentNanoseconds : null;
    this.#blocks.set(id, {
      ...(seen ?? { id, parent, height, values, from, at: sentNanoseconds }),
      publicAt,
    });
  }
}

/** How long a packet's copies take, ns: whole, as the engine rounds what an attack asks for. */
function delaysOf({ delayNanoseconds }: Packet, fate: Fate): readonly number[] {
  if (fate === 'drop') return [];
  if (fate === 'deliver') return [delayNanoseconds];
  if ('delay' in fate) return [Math.round(fate.delay)];
  return [Math.round(fate.duplicate), delayNanoseconds];
}
