import { SPEED_OF_LIGHT } from '@dmct/physics';
import { against, crowd, drawnTurns, emitter, pulsed, steady, TRUTH_HZ } from './scene-parts.js';
import { lightNanoseconds, type Stage } from './stage.js';

/** A scene with a story. */
export interface Preset {
  readonly name: string;
  readonly title: string;
  /** What there is to see, and what to try. */
  readonly story: string;
  /** Whether it sounds the document's own tones, which the lab computes. */
  readonly needsTones?: boolean;
  create(context: PresetContext): Stage;
}

/** What a scene may need from outside. */
export interface PresetContext {
  readonly seed: number;
  /** The tones of the document's two messages, Hz. */
  readonly truthHz: number;
  readonly lieHz: number;
}

export const PRESETS: readonly Preset[] = [
  {
    name: 'byzantine-attack',
    title: "The document's byzantine_attack",
    needsTones: true,
    story:
      'Three honest generals sound the truth, a traitor in their midst sounds a lie, and the field is measured at the traitor’s own place, as the document’s code does. Phases fall as the seed has them: try other seeds, and the stronger tone is now the one, now the other.',
    create: ({ lieHz, seed, truthHz }) =>
      steady(
        [
          ...[
            [0, 0],
            [1, 0],
            [0, 1],
          ].map(([x, y], index) => emitter(x!, y!, 'truth', { phaseTurns: drawnTurns(seed, index) })),
          emitter(0.5, 0.5, 'lie', { phaseTurns: drawnTurns(seed, 3) }),
        ],
        [{ x: 0.5, y: 0.5 }],
        {
          truthHz,
          lieHz,
          clampMetres: 1,
          listen: { startNanoseconds: lightNanoseconds(Math.SQRT1_2), durationNanoseconds: 1e4 },
        },
      ),
  },
  {
    name: 'headphones',
    title: 'Noise-cancelling headphones',
    story:
      'The traitor doesn’t shout: it sounds the truth’s own tone, turned by half a cycle, so that at the ear nothing is left. Drag the ear half a hand away, and the truth is back.',
    create: () => {
      const ear = { x: 1.9, y: 0.5 };
      const truth = emitter(-0.2, 0.5, 'truth');
      const stage = steady([truth], [ear]);
      return { ...stage, emitters: [truth, against(stage, emitter(1.3, 0.35, 'lie'), truth, ear)] };
    },
  },
  {
    name: 'standing-wave',
    title: 'A standing wave',
    story:
      'Two honest generals of one mind, face to face. Between them the sum doesn’t travel: it swings in place, with still points half a wavelength apart. At a still point next to nothing is left, although both say the same.',
    create: () =>
      steady(
        [emitter(-0.9, 0.5, 'truth'), emitter(2.7, 0.5, 'truth')],
        [
          { x: 0.9 - SPEED_OF_LIGHT / TRUTH_HZ, y: 0.5 },
          { x: 0.9 + SPEED_OF_LIGHT / TRUTH_HZ / 4, y: 0.5 },
        ],
      ),
  },
  {
    name: 'here-not-there',
    title: 'Cancelled here, not there',
    story:
      'A traitor can silence the truth at one place. Everywhere else its own wave is just more noise, or even more truth: the second observer hears it louder than before. To silence k places takes k antennas.',
    create: () => {
      const [here, there] = [
        { x: 1.9, y: 1.1 },
        { x: 1.75, y: -0.35 },
      ];
      const truth = emitter(0, 0.5, 'truth');
      const stage = steady([truth], [here, there]);
      return { ...stage, emitters: [truth, against(stage, emitter(1.1, 1.5, 'lie'), truth, here)] };
    },
  },
  {
    name: 'late-emission',
    title: 'Late emission beats range gates',
    story:
      'The receiver takes time for distance and makes far waves count more, as radar does. The traitor waits 40 ns before it lies: it seems to be far away, and its word outweighs four honest ones. Set its delay back to 0 and the truth wins.',
    create: () => pulsed(() => 0, 'range-gated'),
  },
  {
    name: 'causal-gates',
    title: 'Causal gates beat late emission',
    story:
      'The same places and the same lie, but everybody has a slot, and the receiver opens a gate only when light from a known place must arrive. What comes late finds its gate shut; what comes in time weighs one vote.',
    create: () => pulsed((index) => index * 18, 'causal'),
  },
  {
    name: 'crowd',
    title: 'A crowd of 64',
    story:
      'Seventy in a hundred sound the truth, thirty the lie, all with phases of their own. Random phases make speckle: at any one place the sum is a lottery whose odds are the shares of power.',
    create: ({ seed }) => crowd(64, seed),
  },
  {
    name: 'thousand',
    title: 'A crowd of 1,000',
    story:
      'The same with a thousand: more emitters don’t make the speckle smoother. Truth doesn’t add up by itself.',
    create: ({ seed }) => crowd(1000, seed),
  },
];
