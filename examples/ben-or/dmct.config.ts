import { defineConfig } from '@dmct/core';
import { benOr } from './src/index.js';

export default defineConfig({ plugins: [{ apiVersion: 1, strategies: [benOr] }] });
