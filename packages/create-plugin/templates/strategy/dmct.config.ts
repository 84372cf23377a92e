import { defineConfig } from '@dmct/core';
import { kitAttackPlugins } from '@dmct/testkit';
import plugins from './src/index.js';

// Beside it the conformance suite's own adversaries, so that the commands it prints can be run.
export default defineConfig({ plugins: [plugins, kitAttackPlugins] });
