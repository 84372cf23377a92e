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
      source:
        'Shehabi et al., United States Data Center Energy Usage Report, LBNL-1005775: one-socket server',
      year: 2016,
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
