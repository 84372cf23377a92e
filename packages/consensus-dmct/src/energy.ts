import { SERVER_WATTS, type EnergyProfile } from '@dmct/core';

/** What a general draws besides what it radiates. */
export function energyProfile(params: {
  readonly nodeWatts: number;
  readonly listeningWatts: number;
}): EnergyProfile {
  return {
    nodeWatts: { ...SERVER_WATTS, value: params.nodeWatts },
    listeningWatts: {
      value: params.listeningWatts,
      unit: 'W',
      source:
        'parameter listeningWatts: order of a software radio receiver front end; an assumption, not a measurement',
      year: 2025,
    },
  };
}
