import type { AdversaryContext, Emission, FieldSurface } from '@dmct/core';
import {
  createCausalReceiver,
  createEnergyReceiver,
  createRangeGatedReceiver,
  createToneReceiver,
  SPEED_OF_LIGHT,
  type Candidate,
  type Receiver,
} from '@dmct/physics';
import { restateEmission } from '../field/restate.js';
import type { PhaseKnowledge } from './genome.js';
import type { HonestWave, Stage, StageListener } from './stage.js';

/** What the adversary takes the receivers for. */
export const MODELS = ['auto', 'tone', 'energy', 'range-gated', 'causal'] as const;
export type ReceiverModel = (typeof MODELS)[number];

/** A model with more gates of range than this takes longer than what it models. */
const RANGE_GATES_MAX = 256;

/** A gate lasts as long as a pulse; clocks of honest listeners are taken for exact. */
interface Plan {
  readonly emission: Emission;
  readonly from: number;
  readonly antennas: readonly number[];
  readonly listeners: readonly number[];
  readonly model: ReceiverModel;
  readonly phases: PhaseKnowledge;
}

/**
 * The stage of a run as the adversary can know it from public places and slots and from what one of its own is about to
 * emit: everybody honest sounds the truth in its slot, in the same way. Times count from the speaker's slot. Which
 * receiver listens is not public: `auto` guesses it from how people speak: public slots mean gates; all at once and
 * longer than light's crossing mean one window after all have arrived; all at once and short mean gates of range.
 */
export function stageOfRun(
  context: AdversaryContext<unknown>,
  field: FieldSurface,
  { emission, from, antennas, listeners, model, phases }: Plan,
): Stage {
  const candidateOf = (value: string): Candidate => ({
    frequenciesHz: restateEmission(field, emission, value).carriers.frequenciesHz,
  });
  const slotOf = (id: number): number | null => field.slotOf?.(emission, from, id) ?? null;
  const slotSeconds = (id: number): number =>
    ((slotOf(id) ?? emission.startNanoseconds) - emission.startNanoseconds) / 1e9;
  const setting: Setting = {
    truth: candidateOf(context.truth),
    pulseSeconds: emission.durationSeconds,
    amplitude: emission.amplitude,
    hasSlots: slotOf(context.honest[0] ?? from) !== null,
    model,
  };
  const waveOf = (id: number, at: number): HonestWave => ({
    metres: context.pathLengthMetres(id, at),
    startSeconds: slotSeconds(id),
    // Where the adversary claims to know phases, it takes them to be its own, as `cancel` does.
    phasesRadians: emission.carriers.phasesRadians,
  });
  return {
    truth: setting.truth,
    lie: candidateOf(context.lie),
    amplitude: setting.amplitude,
    pulseSeconds: setting.pulseSeconds,
    ...(phases === 'known' && { antennaPhasesRadians: emission.carriers.phasesRadians }),
    metres: (antenna, listener) =>
      context.pathLengthMetres(antennas[antenna] ?? from, listeners[listener] ?? from),
    ownStartSeconds: (antenna) => slotSeconds(antennas[antenna] ?? from),
    listeners: listeners.map((at) => {
      const others = context.places.map((_, id) => id).filter((id) => id !== at && id < context.nodes);
      const honest = others.filter((id) => !context.isFaulty(id)).map((id) => waveOf(id, at));
      return listenerOf(
        setting,
        honest,
        others.map((id) => waveOf(id, at)),
      );
    }),
  };
}

interface Setting {
  readonly truth: Candidate;
  readonly pulseSeconds: number;
  readonly amplitude: number;
  /** Whether it is public when each speaks. */
  readonly hasSlots: boolean;
  readonly model: ReceiverModel;
}

/** `all` are honest and corrupted as they should be heard; `honest` those who will be. */
function listenerOf(
  setting: Setting,
  honest: readonly HonestWave[],
  all: readonly HonestWave[],
): StageListener {
  const { pulseSeconds } = setting;
  const arrivals = all.map(({ metres, startSeconds }) => startSeconds + metres / SPEED_OF_LIGHT);
  const [first, last] = [Math.min(...arrivals), Math.max(...arrivals)];
  const settled = first + pulseSeconds - last;
  const isSettled = settled > 0.01 * pulseSeconds;
  const model = setting.model === 'auto' ? guess(setting, isSettled) : setting.model;
  if ((model === 'tone' || model === 'energy') && isSettled) {
    const make = model === 'tone' ? createToneReceiver : createEnergyReceiver;
    const receiver = make({ durationSeconds: settled });
    return { receiver, honest, windowStartSeconds: last, windowSeconds: settled };
  }
  const opens = Math.min(...all.map(({ startSeconds }) => startSeconds));
  const windowSeconds = 2 * (last - opens) + 2 * pulseSeconds;
  const receiver = wholeWindowReceiver(setting, model, all, opens, windowSeconds);
  return { receiver, honest, windowStartSeconds: opens, windowSeconds };
}

function guess({ hasSlots, truth }: Setting, isSettled: boolean): Exclude<ReceiverModel, 'auto'> {
  if (hasSlots) return 'causal';
  if (!isSettled) return 'range-gated';
  return truth.frequenciesHz.length === 1 ? 'tone' : 'energy';
}

function wholeWindowReceiver(
  { pulseSeconds, amplitude }: Setting,
  model: Exclude<ReceiverModel, 'auto'>,
  all: readonly HonestWave[],
  opens: number,
  windowSeconds: number,
): Receiver {
  if (model === 'tone') return createToneReceiver({ durationSeconds: windowSeconds });
  if (model === 'energy') return createEnergyReceiver({ durationSeconds: windowSeconds });
  if (model === 'range-gated') {
    // How far it listens is not public; so far a late wave seems to come from.
    const rangeMetres = 2 * Math.max(1, ...all.map(({ metres }) => metres));
    return createRangeGatedReceiver({
      epochSeconds: 0,
      pulseSeconds: Math.max(pulseSeconds, rangeMetres / SPEED_OF_LIGHT / RANGE_GATES_MAX),
      rangeMetres,
      gatesPerPulse: 2,
    });
  }
  return createCausalReceiver({
    epochSeconds: 0,
    pulseSeconds,
    emitters: all.map(({ metres, startSeconds }) => ({
      pathMetres: metres,
      slotSeconds: startSeconds - opens,
      allowedAmplitude: amplitude / Math.max(metres, 1),
    })),
  });
}
