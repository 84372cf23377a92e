import { COMPARISON_ORDER, createBuiltInRegistry } from '@dmct/catalog';
import { UsageError } from '@dmct/core';
import { study } from '@dmct/simulator';
import type { Answer, Question } from './protocol.js';

const registry = createBuiltInRegistry();
const answer = (message: Answer): void => {
  postMessage(message);
};

onmessage = ({ data }: MessageEvent<Question>): void => {
  const startedAt = performance.now();
  try {
    COMPARISON_ORDER.forEach((strategy, index) => {
      const { rows } = study(
        registry,
        {
          ...data,
          strategies: [strategy],
          attacks: [data.attack],
          params: {},
          topology: 'cities',
          workload: 'orders',
          conditions: {},
          replay: '',
        },
        {
          onProgress: ({ done, total, label }) => {
            answer({ kind: 'progress', fraction: (index + done / total) / COMPARISON_ORDER.length, label });
          },
        },
      );
      for (const row of rows) answer({ kind: 'row', row });
    });
    answer({ kind: 'done', milliseconds: performance.now() - startedAt });
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    answer({ kind: 'refused', reason: error.message });
  }
};

answer({
  kind: 'ready',
  strategies: COMPARISON_ORDER,
  attacks: registry.attacks.all.map(({ name, title }) => ({ name, title })),
});
