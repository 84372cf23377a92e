import eslint from '@eslint/js';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

const stream = 'draw from a named stream (context.stream): a run must come back from its seed';
const clock = "read the replica's own clock (out.now): a run has no wall-clock time";
const inexact = ['sin', 'cos', 'tan', 'exp', 'log', 'log2', 'log10', 'pow', 'cbrt', 'hypot', 'atan2'];

export default defineConfig(
  { ignores: ['dist/'] },
  eslint.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname } },
  },
  {
    // Same config, seed and version, same trace: on any machine, in any engine.
    files: ['src/**/*.ts'],
    rules: {
      'no-console': 'error',
      'no-restricted-globals': [
        'error',
        { name: 'Date', message: `Instead, ${clock}.` },
        { name: 'performance', message: `Instead, ${clock}.` },
        { name: 'setTimeout', message: 'Instead, set a timer of the engine (out.setTimer).' },
        { name: 'setInterval', message: 'Instead, set a timer of the engine (out.setTimer).' },
        { name: 'crypto', message: `Instead, ${stream}; sign by context.crypto.` },
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: `Instead, ${stream}.` },
        ...inexact.map((property) => ({
          object: 'Math',
          property,
          message: 'Its last bits differ between engines: use `pinned` of @dmct/physics, or x * x.',
        })),
      ],
    },
  },
);
