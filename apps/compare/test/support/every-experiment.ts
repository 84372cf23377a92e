import * as physics from '@dmct/physics';

const { experiments } = physics;
const chance = { seed: 7, samples: 40 };

/**
 * One small call of every experiment of the D rows, and of what else draws or bends a field: the numbers that must have
 * the same bits on every engine. Names in a fixed order.
 */
export function everyExperiment(): readonly (readonly [string, number])[] {
  const measured: Record<string, { readonly measured: number }> = {
    D1: experiments.retardedField({ r: 7 }),
    D2: experiments.youngMinima({ wavelength: 0.5, separation: 2, distance: 100 }),
    'D3 coherent': experiments.coherentPower({ emitters: 9, seed: 7 }),
    'D3 incoherent': experiments.incoherentPower({ emitters: 9, ...chance }),
    D4: experiments.meanPhasorLength({ emitters: 9, ...chance }),
    D5: experiments.speckleContrast({ emitters: 9, ...chance }),
    D6: experiments.kluyverProbability({ emitters: 3, ...chance }),
    'D7 ratio': experiments.standingWave({ amplitude1: 3, amplitude2: 2 }),
    'D7 nodes': experiments.nodeSpacing(),
    D8: experiments.diffuseCorrelation({ distance: 0.3, ...chance }),
    D9: experiments.kuramotoOrder({ coupling: 4, oscillators: 20, seed: 7 }),
    D10: experiments.dopplerOfField({ beta: 0.6, direction: 'transverse' }),
    D12: experiments.detection({ snrDb: 10, falseAlarm: 1e-3, ...chance }),
    D13: experiments.toneSignalling({ symbols: 4, snrDb: 3, ...chance }),
    'D15 collisions': experiments.toneCollisions({ messages: 38, bins: 1024, ...chance }),
    'D15 resolution': experiments.toneResolution({ windowSeconds: 1e-6 }),
    D16: experiments.thermalNoiseDensity(chance),
    D17: experiments.friisLoss({ distance: 1000, frequencyHz: 1e9 }),
    D19: experiments.antipodeDelay({ way: 'fibre' }),
    'D20-looks': experiments.superpositionError({
      honest: 2,
      liars: 1,
      looks: 4,
      fading: 'rayleigh',
      ...chance,
    }),
    'D20-agree': experiments.receiverAgreement({ share: 0.3, ...chance }),
    'D20-gain': experiments.attackThreshold({ gain: 4, ...chance }),
    'D20-cancel': experiments.cancellationResidual({ phaseDegrees: 10 }),
    'D20-margin': experiments.oneVoteMargin({ n: 3, ...chance }),
    'D20-grind': experiments.grinding({ slots: 64, ...chance }),
    array: experiments.arraySuppression({
      antennas: 8,
      apertureMetres: 3,
      calibrationRadians: 0.05,
      steering: 'null',
      emitters: 4,
      seed: 7,
      samples: 2,
    }),
  };
  return [
    ...Object.entries(measured).map(([name, result]) => [name, result.measured] as const),
    ['oscillator', oscillatorAhead()],
    ['locking', lockedOrder()],
  ];
}

function oscillatorAhead(): number {
  const ahead = physics.createOscillator({ seed: 7, allanDeviation: 1e-9, spanSeconds: 60 });
  return ahead(12.345);
}

function lockedOrder(): number {
  const { orders } = physics.lockPhases({
    ratesRadiansPerSecond: [1, 2, 3],
    startRadians: [0, 1, 2],
    couplingRadiansPerSecond: 5,
    delaySeconds: () => 0.01,
    stepSeconds: 1e-3,
    steps: 100,
  });
  return orders[orders.length - 1]!;
}
