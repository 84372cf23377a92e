import { defineConfig } from '@dmct/core';
import { abraham2017Fab, abraham2017Zyzzyva, fab, zyzzyva } from './src/index.js';

/** `dmct` in this folder knows the failed protocols too, so that the commands that row C6 prints run here. */
export default defineConfig({
  plugins: [{ strategies: [fab, zyzzyva], attacks: [abraham2017Fab, abraham2017Zyzzyva] }],
});
