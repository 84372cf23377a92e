import { defineConfig } from '@dmct/core';
import plugins from './src/index.js';

export default defineConfig({ plugins: [plugins] });
