import {
  createStream,
  findSurface,
  type Crypto,
  type Emission,
  type Message,
  type ReplicaContext,
} from '@dmct/core';
import { spoil } from '../../adversaries/mutate.js';
import { inWords } from '../../instrument/in-words.js';
import type { Bench } from '../bench.js';
import type { Check } from '../check.js';
import { ConformanceError, demand } from '../fail.js';
import { everyMessage } from './messages.js';

/** Spoilt copies of each message that the surfaces are asked about. */
const SPOILT_COPIES = 3;

/**
 * An adversary may ask a surface about anything that travels, its own garbage included: the surface answers or says
 * null, throws never, and changes nothing that it is shown.
 */
export function surfaceChecks(bench: Bench): readonly Check[] {
  const { strategy } = bench;
  return [
    {
      name: 'surfaces are total',
      run() {
        const stream = createStream(1, 'spoilt messages');
        const cryptos: Crypto[] = [];
        const collect = (context: ReplicaContext<unknown>): void => {
          cryptos[context.id] = context.crypto;
        };
        bench.run({ seed: bench.seeds[0] ?? 1, probe: { onCreate: collect } });
        everyMessage(bench, (message, from) => {
          const crypto = cryptos[from];
          if (crypto === undefined) return;
          askAbout(bench, message, crypto);
          for (let copy = 0; copy < SPOILT_COPIES; copy++) {
            askAbout(bench, spoil(message, strategy.messageKinds.length, stream), crypto);
          }
        });
        everyEmission(bench, (emission) => askAboutEmission(bench, emission));
      },
    },
    {
      name: 'a restated message states the other value',
      run() {
        const values = findSurface(strategy.surfaces, 'values');
        if (values === undefined) return;
        const cryptos: Crypto[] = [];
        const seed = bench.seeds[0] ?? 1;
        const seen = (message: Message, from: number): void => {
          const crypto = cryptos[from];
          const stated = values.valueOf(message);
          if (crypto === undefined || stated === null) return;
          const other = stated === 'attack' ? 'retreat' : 'attack';
          const restated = values.withValue(message, other, crypto);
          if (restated === null) return;
          demand(restated !== message, () => 'withValue changed the message it was given instead of a copy');
          demand(
            values.valueOf(restated) !== stated,
            () => `withValue left "${stated}" in ${JSON.stringify(restated)}`,
          );
        };
        bench.run({
          seed,
          probe: {
            onCreate: (context) => void (cryptos[context.id] = context.crypto),
            onSend: (from, message) => seen(message, from),
          },
        });
      },
    },
  ];
}

function everyEmission(bench: Bench, see: (emission: Emission) => void): void {
  bench.run({ seed: bench.seeds[0] ?? 1, probe: { onEmission: (_, emission) => see(emission) } });
}

function askAbout(bench: Bench, message: Message, crypto: Crypto): void {
  const { surfaces, messageKinds } = bench.strategy;
  const before = inWords(message);
  try {
    const values = findSurface(surfaces, 'values');
    values?.valueOf(message);
    for (const value of ['attack', 'retreat', 'something else']) {
      const restated = values?.withValue(message, value, crypto) ?? null;
      demand(
        restated === null || messageKinds[restated.kind] !== undefined,
        () => `withValue made a message of unknown kind from ${before}`,
      );
    }
    findSurface(surfaces, 'votes')?.isVote(message);
    findSurface(surfaces, 'chain')?.blockOf(message);
  } catch (error) {
    throw new ConformanceError(`a surface threw on ${before}: ${String(error)}`);
  }
  demand(before === inWords(message), () => `a surface changed the message ${before}`);
}

function askAboutEmission(bench: Bench, emission: Emission): void {
  const field = findSurface(bench.strategy.surfaces, 'field');
  if (field === undefined) return;
  field.valueOf(emission);
  for (const value of ['attack', 'retreat', 'something else']) field.withValue(emission, value);
}
