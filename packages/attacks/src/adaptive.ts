import {
  defineAttack,
  findSurface,
  type AdversaryContext,
  type Emission,
  type FieldSurface,
} from '@dmct/core';
import { pinned, SPEED_OF_LIGHT } from '@dmct/physics';
import { z } from 'zod';
import { MODELS, stageOfRun } from './adaptive/run-stage.js';
import { searchEmission, type EmissionReport } from './adaptive/search-emission.js';
import { OwnClocks } from './field/own-clocks.js';
import { restateEmission, statesValue } from './field/restate.js';

const role = z.tuple([
  z.number().min(0).max(1e6),
  z.number().min(0).max(1),
  z.number().min(-1).max(1),
  z.number().min(-1).max(1),
]);

const params = z.object({
  goal: z
    .enum(['mislead', 'split'])
    .default('mislead')
    .describe(
      'mislead: receivers are to follow the lie; split: to stand on the edge, where noise parts them',
    ),
  receiver: z
    .enum(MODELS)
    .default('auto')
    .describe('what it takes the receivers for; auto: it guesses from slots and pulses'),
  gain: z
    .number()
    .positive()
    .max(1e6)
    .default(1)
    .describe("an antenna's radiated power over an honest general's, at most"),
  offGate: z.boolean().default(false).describe('whether it may emit at other times than its own'),
  phases: z
    .enum(['unknown', 'own', 'known'])
    .default('unknown')
    .describe(
      'unknown: left to chance; own: its antennas are in step; known: it takes the honest phases to be its own as well, and turns its waves against them',
    ),
  places: z
    .enum(['drawn', 'nearest'])
    .default('drawn')
    .describe('drawn: the seed says who is corrupted; nearest: those whose waves arrive strongest'),
  roles: z
    .number()
    .int()
    .min(1)
    .max(16)
    .default(2)
    .describe('how many different things the traitors do, in turn: each is searched for'),
  evaluations: z
    .number()
    .int()
    .min(1)
    .max(100_000)
    .default(120)
    .describe('how many emissions it tries on its own model before it speaks'),
  emission: z
    .array(role)
    .min(1)
    .max(1000)
    .nullable()
    .default(null)
    .describe(
      'what an earlier search found, to be replayed: a JSON list of [power, lie share, lag in s, turns], in turn; default: search',
    ),
});
type Params = z.output<typeof params>;
type Role = z.output<typeof role>;

/** Listeners that the adversary has in mind: more cost time and teach little. */
const LISTENERS_MAX = 4;
const DRAWS = 2;

/**
 * An adversary that looks for its emission: it builds the field at honest places from what is public, tries emissions
 * on a receiver of the kind that it expects, and radiates the best. What it found stands in `attackMeasures` and can be
 * replayed by `emission`. It learns nothing from the run itself.
 */
export const adaptive = defineAttack({
  name: 'adaptive',
  title: 'Adaptive emitter',
  summary:
    'Corrupted replicas search for the powers, orders, times and phases that serve them best against the receivers.',
  citations: [
    {
      authors: 'H.-G. Beyer, B. Sendhoff',
      title: 'Simplify your covariance matrix adaptation evolution strategy',
      year: 2017,
      venue: 'IEEE Transactions on Evolutionary Computation 21(5), 746-759',
      doi: '10.1109/TEVC.2017.2680320',
    },
  ],
  params,
  needs: ['field'],
  powers: ['off-gate-emission', 'exceed-power-cap'],
  breaks: ({ emission, gain, offGate }) => [
    ...(gain > 1 || emission?.some(([power]) => power > 1) === true ? (['power-cap'] as const) : []),
    ...(offGate || emission?.some(([, , lag]) => lag !== 0) === true ? (['own-gate-emission'] as const) : []),
  ],
  expects: {
    violates: ['validity', 'agreement', 'termination'],
    summary:
      'Finds nearness, power, chance and time against receivers that add up; against one vote a gate no more than its votes.',
  },
  corruption: ({ places }) => (places === 'nearest' ? 'nearest' : 'traitors'),
  createAdversary(context) {
    const field = findSurface(context.surfaces, 'field');
    const clocks = new OwnClocks(() => context.now());
    let found: EmissionReport | null = null;
    let roles: readonly Role[] | null = context.params.emission;
    return {
      corrupt: (replica, id) => clocks.watch(replica, id),
      onEmission(emission, from) {
        if (field === undefined || !statesValue(field, emission, context.lie)) return [emission];
        if (roles === null) {
          found = search(context, field, emission, from);
          roles = found.emission.map(({ power, lieShare, lagSeconds, turns }) => [
            power,
            lieShare,
            lagSeconds,
            turns,
          ]);
        }
        const own = roles[Math.max(0, context.faulty.indexOf(from)) % roles.length] as Role;
        return sound(context, field, emission, own, clocks.earliest(from));
      },
      measure: () => (found === null ? {} : measuresOf(found)),
    };
  },
});

function search(
  context: AdversaryContext<Params>,
  field: FieldSurface,
  emission: Emission,
  from: number,
): EmissionReport {
  const { evaluations, gain, goal, offGate, phases, receiver: model, roles } = context.params;
  const antennas = context.faulty.filter((id) => id < context.nodes);
  const listeners = context.honest.slice(0, LISTENERS_MAX);
  const stage = stageOfRun(context, field, { emission, from, antennas, listeners, model, phases });
  const farthest = Math.max(
    ...listeners.flatMap((at) => antennas.map((id) => context.pathLengthMetres(id, at))),
  );
  return searchEmission({
    stage,
    goal,
    evaluations,
    draws: DRAWS,
    freshDraws: 1,
    stream: context.stream('adaptive'),
    limits: {
      antennas: antennas.length,
      roles: Math.min(roles, antennas.length),
      powerMax: gain,
      lagSecondsMax: offGate ? emission.durationSeconds + farthest / SPEED_OF_LIGHT : 0,
      region: null,
      phases,
    },
  });
}

function sound(
  context: AdversaryContext<Params>,
  field: FieldSurface,
  emission: Emission,
  [power, lieShare, lagSeconds, turns]: Role,
  earliestNanoseconds: number,
): readonly Emission[] {
  const { phases } = context.params;
  const startNanoseconds =
    lagSeconds === 0
      ? emission.startNanoseconds
      : Math.max(earliestNanoseconds, emission.startNanoseconds + Math.round(lagSeconds * 1e9));
  const part = (value: string, share: number): readonly Emission[] => {
    if (!(power * share > 0)) return [];
    const stated = restateEmission(field, emission, value);
    const phasesRadians = stated.carriers.phasesRadians.map(
      (phase) => (phases === 'own' ? 0 : phase) + pinned.TAU * turns,
    );
    return [
      {
        ...stated,
        startNanoseconds,
        amplitude: emission.amplitude * Math.sqrt(power * share),
        carriers: { ...stated.carriers, phasesRadians },
      },
    ];
  };
  return [...part(context.truth, 1 - lieShare), ...part(context.lie, lieShare)];
}

/** The report as numbers with names: the objective and each role, in the order of the parameter `emission`. */
function measuresOf({ emission, evaluations, plainValue, value }: EmissionReport): Record<string, number> {
  const measures: Record<string, number> = {
    searchEvaluations: evaluations,
    searchPlainValue: plainValue,
    searchValue: value,
  };
  emission.forEach(({ power, lieShare, lagSeconds, turns }, k) => {
    measures[`role${String(k)}Power`] = power;
    measures[`role${String(k)}LieShare`] = lieShare;
    measures[`role${String(k)}LagSeconds`] = lagSeconds;
    measures[`role${String(k)}Turns`] = turns;
  });
  return measures;
}
