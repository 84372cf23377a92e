import type { Message } from '@dmct/core';
import type { Bench } from '../bench.js';
import type { Check } from '../check.js';
import { demand } from '../fail.js';

/** Messages are what the engine takes them for: of a known kind, and never changed once sent. */
export function messageChecks(bench: Bench): readonly Check[] {
  const { strategy } = bench;
  return [
    {
      name: 'messages are well formed',
      run() {
        everyMessage(bench, (message, from) => {
          const who = `replica ${String(from)} sent`;
          demand(
            Number.isInteger(message.kind) && strategy.messageKinds[message.kind] !== undefined,
            () => `${who} the kind ${String(message.kind)} of ${String(strategy.messageKinds.length)} kinds`,
          );
          demand(
            Number.isInteger(message.topic) && message.topic >= -1,
            () => `${who} the topic ${String(message.topic)}; use -1 for none`,
          );
          demand(
            Number.isFinite(message.bytes) && message.bytes > 0,
            () => `${who} a message of ${String(message.bytes)} bytes`,
          );
        });
      },
    },
    {
      name: 'messages stay as they were sent',
      run() {
        for (const seed of bench.seeds.slice(0, 2)) {
          const sent = new Map<Message, string>();
          const compare = (message: Message): void => {
            const before = sent.get(message);
            const now = JSON.stringify(message);
            demand(
              before === undefined || before === now,
              () => `a message was changed after it was sent, from ${before ?? ''} to ${now}`,
            );
          };
          bench.run({
            seed,
            probe: {
              onSend(_, message) {
                compare(message);
                sent.set(message, JSON.stringify(message));
              },
              onDelivery: (_, message) => compare(message),
            },
          });
          for (const message of sent.keys()) compare(message);
        }
      },
    },
  ];
}

/** Shows all messages that are sent without an attack, those of clients included. */
export function everyMessage(bench: Bench, see: (message: Message, from: number) => void): void {
  for (const seed of bench.seeds.slice(0, 2)) {
    bench.run({ seed, probe: { onSend: (from, message) => see(message, from) } });
  }
}
