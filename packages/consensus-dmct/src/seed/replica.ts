import type { Message, Observation, Out, Replica, ReplicaContext, Value } from '@dmct/core';
import { createToneReceiver, pinned, toneOf, type Band } from '@dmct/physics';
import { createGeometry, requireWaves, type Geometry } from '../geometry.js';
import { carriersOf } from '../messages.js';
import { amplitudeForSnr } from '../power.js';
import type { SeedParams } from './params.js';
import { strongestByRatio, withOwnVote } from './rules.js';

const EMIT_TIMER = 0;
const INSTANCE = 0;

/** A general of the document's example: emit, wait PROPAGATION_TIME, measure at two frequencies, follow the stronger. */
export class SeedReplica implements Replica<Message> {
  readonly #context: ReplicaContext<SeedParams>;
  readonly #own: 0 | 1;
  readonly #listenNanoseconds: number;
  readonly #propagationNanoseconds: number;
  readonly #frequencyOf: (value: Value) => Float64Array;
  readonly #amplitude: number;
  readonly #ownPower: number;
  #strengths: readonly [number, number] | null = null;
  #decided: Value | null = null;

  constructor(context: ReplicaContext<SeedParams>) {
    const { params, candidates, crypto } = context;
    const waves = requireWaves(context);
    const geometry = createGeometry(context);
    this.#context = context;
    this.#own = context.valueOf(0) === candidates[1] ? 1 : 0;
    this.#listenNanoseconds = Math.max(1, Math.round(params.listeningSeconds * 1e9));
    this.#propagationNanoseconds = Math.ceil(
      params.propagationSeconds === null ? geometry.travelNanosecondsMax : params.propagationSeconds * 1e9,
    );
    const band: Band = {
      lowHz: params.carrierHz,
      bandwidthHz: params.bandwidthHz,
      windowSeconds: this.#listenNanoseconds / 1e9,
    };
    this.#frequencyOf = (value) => Float64Array.of(toneOf(crypto.digest(value), band).frequencyHz);
    this.#amplitude = amplitudeForSnr(
      params.snrDb,
      waves.noiseDensity(params.carrierHz),
      band.windowSeconds,
      waves.amplitudeAt(geometry.pathMetresMax),
    );
    this.#ownPower = params.ownVote === 'none' ? 0 : meanPowerHere(context, geometry, this.#amplitude);
  }

  onStart(out: Out): void {
    out.setTimer(EMIT_TIMER, Math.max(0, Math.round(this.#context.params.epochSeconds * 1e9) - out.now));
  }

  onTimer(id: number, out: Out): void {
    if (id !== EMIT_TIMER) return;
    const { params } = this.#context;
    const value = this.#context.valueOf(0);
    const phase = pinned.TAU * this.#phaseTurns();
    out.submit(INSTANCE, value);
    out.emit({
      startNanoseconds: out.now,
      durationSeconds: (this.#propagationNanoseconds + this.#listenNanoseconds) / 1e9,
      amplitude: this.#amplitude,
      carriers: carriersOf(value, this.#frequencyOf, [phase]),
      envelope: 'rectangular',
    });
    out.observe({
      tag: 0,
      startNanoseconds: out.now + this.#propagationNanoseconds,
      durationNanoseconds: this.#listenNanoseconds,
      carrierHz: params.carrierHz,
    });
  }

  onObservation(observation: Observation, out: Out): void {
    const { candidates, params } = this.#context;
    const receiver = createToneReceiver({ durationSeconds: observation.field.durationSeconds });
    const evidence = receiver.read(
      observation.field,
      candidates.map((value) => ({ frequenciesHz: this.#frequencyOf(value) })),
    );
    const [zero = 0, one = 0] = evidence.strengths;
    this.#strengths = withOwnVote([zero, one], this.#own, this.#ownPower);
    const chosen = strongestByRatio(this.#strengths, params.confidenceRatio);
    if (chosen === null || this.#decided !== null) return;
    this.#decided = candidates[chosen] as Value;
    out.decide(INSTANCE, this.#decided);
  }

  snapshot(): unknown {
    return {
      order: this.#context.candidates[this.#own],
      strengths: this.#strengths,
      decided: this.#decided,
    };
  }

  #phaseTurns(): number {
    const { id, params } = this.#context;
    const drawn = params.phases === 'aligned' ? 0 : this.#context.stream('phase').uniform();
    return params.phaseTurns?.[id] ?? drawn;
  }
}

/** Mean over the others of (A·gain)², the power that one of them has at this place; 0 for a general alone. */
function meanPowerHere(context: ReplicaContext<SeedParams>, geometry: Geometry, amplitude: number): number {
  const waves = requireWaves(context);
  let sum = 0;
  for (let j = 0; j < geometry.nodes; j++) {
    if (j === context.id) continue;
    const field = amplitude * waves.amplitudeAt(context.pathLengthMetres(j, context.id));
    sum += field * field;
  }
  // Alone, nothing else is heard, and any weight will do.
  return geometry.nodes > 1 ? sum / (geometry.nodes - 1) : amplitude * amplitude;
}
