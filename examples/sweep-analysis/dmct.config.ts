import { defineConfig } from '@dmct/core';

export default defineConfig({
  sweeps: {
    liars: {
      title: 'how many liars each approach stands among seven and among ten',
      strategies: [{ name: 'generals', params: { m: [1, 2] } }, 'pbft', 'dmct'],
      attacks: ['wrong-order'],
      nodes: [7, 10],
      traitors: [0, 1, 2, 3, 4],
      seeds: 10,
    },
  },
});
