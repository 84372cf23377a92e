/**
 * The closed list of what a strategy may take for granted. A run reports which of its strategy's assumptions
 * were broken in it, so that a violated property can be read as "outside the model" or as a bug.
 */
export const ASSUMPTIONS = {
  'faulty-within-bound': 'at most maxFaulty of the replicas (or of the resource) are corrupted',
  'authenticated-channels': 'a receiver knows which replica sent a message',
  'unforgeable-signatures': 'nobody signs for another',
  'reliable-links': 'a message between honest replicas arrives sooner or later',
  synchrony: 'a message between honest replicas arrives within a known bound',
  'partial-synchrony': 'after an unknown time (GST) messages arrive within a bound',
  'known-membership': 'the list of participants is known and fixed',
  'honest-majority-hashrate': 'more than half of the hashrate is honest',
  'honest-majority-stake': 'more than half of the stake is honest',
  'honest-two-thirds-stake': 'more than two thirds of the stake is honest',
  'synchronised-clocks': "honest clocks agree within the protocol's tolerance",
  'common-epoch': 'all know when a round begins',
  'known-places': "all know every general's place",
  'isotropic-antennas': 'a traitor radiates the same wave in all directions',
  'own-gate-emission': 'a traitor emits only at its own slot',
  'power-cap': 'no emitter radiates more than the cap',
  'coins-hidden-by-distance':
    'light from an honest coin reaches no traitor before the traitor has emitted its own',
  'distinct-carriers': 'the messages in question have carriers that the receiver can tell apart',
  'line-of-sight': 'waves travel on one known path, without echoes',
  'waves-at-light-speed': 'waves travel at c along the assumed path',
  'thermal-noise-only': "noise at a receiver is thermal, at the medium's temperature",
  'signal-above-noise': "honest waves stand as far above the noise as the receiver's rule needs",
  'stable-oscillators':
    "honest oscillators keep a tone, while it sounds, within what the receiver's rule bears",
  'resolving-antennas':
    'an array has an antenna for each place that it must be deaf to, and knows where its antennas stand',
} as const;

/** One entry of {@link ASSUMPTIONS}. */
export type Assumption = keyof typeof ASSUMPTIONS;

/** All assumptions, in their listed order. */
export const ASSUMPTION_NAMES = Object.keys(ASSUMPTIONS) as readonly Assumption[];
