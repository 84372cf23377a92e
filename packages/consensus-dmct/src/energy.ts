import type { EnergyProfile } from '@dmct/core';

/** What a general draws besides what it radiates. */
export function energyProfile(params: {
  readonly nodeWatts: number;
  readonly listeningWatts: number;
}): EnergyProfile {
  return {
    nodeWatts: {
      value: params.nodeWatts,
      unit: 'W',
      source: 'parameter nodeWatts: a small server, the same for every strategy',
      year: 2025,
    },
    listeningWatts: {
      value: params.listeningWatts,
      unit: 'W',
      source:
        'parameter listeningWatts: order of a software radio receiver front end; an assumption, not a measurement',
      year: 2025,
    },
  };
}
