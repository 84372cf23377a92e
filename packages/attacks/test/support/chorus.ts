import {
  defineStrategy,
  type Emission,
  type Message,
  type Replica,
  type ReplicaContext,
  type Strategy,
} from '@dmct/core';
import {
  createCarriers,
  createCausalReceiver,
  createEnergyReceiver,
  createRangeGatedReceiver,
  pinned,
  SPEED_OF_LIGHT,
  type Receiver,
} from '@dmct/physics';
import { z } from 'zod';

const PULSE_SECONDS = 1e-6;
const TONES_HZ: Readonly<Record<string, number>> = { attack: 100e6, retreat: 110e6 };
const AMPLITUDE = 1;

export interface ChorusOptions {
  /** How the field is read. Only `causal` staggers the emissions, so that each place has a gate of its own. */
  readonly receiver: 'energy' | 'range-gated' | 'causal';
  /** Whether each emitter's phase is a secret draw; default: all start at 0. */
  readonly hasRandomPhases?: boolean;
}

/** A toy of waves: everybody sounds the tone of its order once, and decides on the stronger one. */
export function createChorus(options: ChorusOptions): Strategy {
  return defineStrategy<object, Message>({
    name: 'toy-chorus',
    title: 'Chorus',
    summary: 'Everybody sounds the tone of its order; the stronger tone wins.',
    citations: [],
    params: z.object({}),
    medium: 'waves',
    faultModel: { resource: 'replicas', maxFaulty: (nodes) => Math.floor((nodes - 1) / 2) },
    assumptions: ['faulty-within-bound', 'isotropic-antennas', 'own-gate-emission', 'power-cap'],
    surfaces: [
      {
        kind: 'field',
        valueOf: ({ carriers }) =>
          Object.keys(TONES_HZ).find((order) => TONES_HZ[order] === carriers.frequenciesHz[0]) ?? null,
        withValue: (emission, value) => ({
          ...emission,
          carriers: createCarriers([TONES_HZ[value] ?? 120e6], emission.carriers.phasesRadians),
        }),
      },
    ],
    messageKinds: [],
    createReplica: (context) => new Singer(context, options),
  });
}

class Singer implements Replica {
  private readonly crossingSeconds: number;
  private decided: string | null = null;

  constructor(
    private readonly context: ReplicaContext<object>,
    private readonly options: ChorusOptions,
  ) {
    this.crossingSeconds = this.longestPathMetres() / SPEED_OF_LIGHT;
  }

  onStart(out: Parameters<NonNullable<Replica['onStart']>>[0]): void {
    const value = this.context.valueOf(0);
    const phase = this.options.hasRandomPhases === true ? this.context.stream('phase').uniform() : 0;
    const emission: Emission = {
      startNanoseconds: Math.round(this.slotSeconds(this.context.id) * 1e9),
      durationSeconds: PULSE_SECONDS,
      amplitude: AMPLITUDE,
      carriers: createCarriers([TONES_HZ[value] ?? 0], [phase * pinned.TAU]),
      envelope: 'rectangular',
    };
    out.submit(0, value);
    out.emit(emission);
    out.observe({
      tag: 0,
      startNanoseconds: 0,
      durationNanoseconds: Math.ceil(this.windowSeconds() * 1e9),
      carrierHz: 100e6,
    });
  }

  onObservation(
    { field }: Parameters<NonNullable<Replica['onObservation']>>[0],
    out: Parameters<NonNullable<Replica['onStart']>>[0],
  ): void {
    const orders = Object.keys(TONES_HZ);
    const { strengths } = this.receiver().read(
      field,
      orders.map((order) => ({ frequenciesHz: Float64Array.of(TONES_HZ[order] ?? 0) })),
    );
    const [attack = 0, retreat = 0] = strengths;
    if (Math.max(attack, retreat) < this.leastStrength()) return;
    // One's own order is one vote more where votes are counted.
    const own = this.options.receiver === 'causal' ? (this.context.valueOf(0) === 'attack' ? 1 : -1) : 0;
    this.decided = attack + own > retreat ? 'attack' : 'retreat';
    out.decide(0, this.decided);
  }

  snapshot(): unknown {
    return { decided: this.decided };
  }

  private receiver(): Receiver {
    const durationSeconds = this.windowSeconds();
    if (this.options.receiver === 'energy') return createEnergyReceiver({ durationSeconds });
    if (this.options.receiver === 'range-gated') {
      return createRangeGatedReceiver({
        epochSeconds: 0,
        pulseSeconds: PULSE_SECONDS,
        rangeMetres: this.longestPathMetres() * 2,
      });
    }
    const others = this.context.places.map((_, id) => id).filter((id) => id !== this.context.id);
    return createCausalReceiver({
      epochSeconds: 0,
      pulseSeconds: PULSE_SECONDS,
      emitters: others.map((id) => {
        const pathMetres = this.context.pathLengthMetres(id, this.context.id);
        return { pathMetres, slotSeconds: this.slotSeconds(id), allowedAmplitude: AMPLITUDE / pathMetres };
      }),
    });
  }

  private slotSeconds(id: number): number {
    return this.options.receiver === 'causal' ? id * (2 * this.crossingSeconds + PULSE_SECONDS) : 0;
  }

  private windowSeconds(): number {
    return this.slotSeconds(this.context.nodes) + 2 * this.crossingSeconds + 2 * PULSE_SECONDS;
  }

  /** A thousandth of one emitter's energy over the longest path: below it there is nothing to hear. */
  private leastStrength(): number {
    const field = AMPLITUDE / this.longestPathMetres();
    return 1e-3 * 0.5 * field * field * PULSE_SECONDS * (PULSE_SECONDS / this.windowSeconds());
  }

  private longestPathMetres(): number {
    let longest = 0;
    this.context.places.forEach((_, a) =>
      this.context.places.forEach((__, b) => {
        longest = Math.max(longest, this.context.pathLengthMetres(a, b));
      }),
    );
    return longest;
  }
}
