import { defineAttack, defineConfig, defineReporter } from '@dmct/core';
import { z } from 'zod';

/** An attack of one's own: corrupted replicas don't hear every second message. */
const hardOfHearing = defineAttack({
  name: 'hard-of-hearing',
  title: 'Hard of hearing',
  summary: 'corrupted replicas miss every k-th message that reaches them',
  citations: [],
  params: z.object({ every: z.number().int().min(1).default(2).describe('which messages are missed, k') }),
  needs: ['messages'],
  powers: [],
  breaks: () => [],
  expects: { violates: ['termination'], summary: 'bites where more than f replicas are corrupted' },
  createAdversary: ({ params }) => ({
    corrupt: (replica) => {
      let heard = 0;
      return {
        onStart: (out) => replica.onStart?.(out),
        onMessage: (from, message, out) => {
          if (++heard % params.every !== 0) replica.onMessage?.(from, message, out);
        },
        onTimer: (id, out) => replica.onTimer?.(id, out),
        onWork: (tag, out) => replica.onWork?.(tag, out),
        snapshot: () => replica.snapshot(),
      };
    },
  }),
});

/** A reporter of one's own: the verdict in a word. */
const word = defineReporter({
  name: 'word',
  title: 'One word',
  summary: 'right or wrong',
  media: 'text/plain',
  reports: ['run'],
  open: (sink) => ({
    onFinish: (report) => {
      if (report.kind !== 'run') return;
      const isWrong = Object.values(report.run.verdicts).includes('violated');
      sink.write(isWrong ? 'wrong\n' : 'right\n');
    },
  }),
});

export default defineConfig({ plugins: [{ apiVersion: 1, attacks: [hardOfHearing], reporters: [word] }] });
