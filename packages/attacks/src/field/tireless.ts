import { ForwardingOut, ForwardingReplica, type Adversary, type Observation, type Out } from '@dmct/core';
import { z } from 'zod';

/** The parameter of attacks whose traitors may speak on; spread into theirs. */
export const tirelessParam = {
  tireless: z
    .boolean()
    .default(false)
    .describe(
      'whether traitors speak to the last round: the replica inside each hears nothing, and so never decides and falls silent as honest ones do',
    ),
};

type Field = Observation['field'];

/**
 * The adversary, its traitors deaf inside if they are to be tireless. What an attack radiates follows what the honest
 * replica inside would; once that has decided, it stops, and a liar who let it decide would stop with it.
 */
export function speakingOn(isTireless: boolean, adversary: Adversary): Adversary {
  if (!isTireless) return adversary;
  return {
    ...adversary,
    corrupt: (replica, id) =>
      new DeafReplica(adversary.corrupt?.(replica, id) ?? replica, new ForwardingOut()),
  };
}

/** Hears silence whatever there is to hear. */
class DeafReplica extends ForwardingReplica {
  override onObservation(observation: Observation, out: Out): void {
    super.onObservation(
      {
        ...observation,
        field: silenceIn(observation.field),
        ...(observation.antennas === undefined ? {} : { antennas: observation.antennas.map(silenceIn) }),
      },
      out,
    );
  }
}

/** A window as long as that one in which nothing sounds, noise neither. */
function silenceIn({ durationSeconds }: Field): Field {
  return {
    durationSeconds,
    sample: () => 0,
    integrate: () => ({ re: 0, im: 0 }),
    integrateMany(frequenciesHz, _start, _duration, outRe, outIm) {
      outRe.fill(0, 0, frequenciesHz.length);
      outIm.fill(0, 0, frequenciesHz.length);
    },
  };
}
