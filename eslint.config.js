import eslint from '@eslint/js';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';
import * as determinism from './scripts/eslint/determinism.js';
import { importDirection } from './scripts/eslint/import-direction.js';

const typescript = ['**/*.ts', '**/*.tsx'];
const packageSources = ['packages/*/src/**/*.ts'];
const templateSources = ['packages/*/templates/*/src/**/*.ts'];
const packageTests = ['packages/*/test/**/*.ts'];
const strategySources = ['packages/consensus-*/src/**/*.ts'];

export default defineConfig(
  { ignores: ['**/dist/', '**/node_modules/', '**/.turbo/', '**/coverage/', 'reports/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  eslint.configs.recommended,
  {
    files: typescript,
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      eqeqeq: 'error',
    },
  },
  {
    // The compiler checks scripts through JSDoc types; it knows which globals exist.
    files: ['**/*.js', '**/*.mjs'],
    rules: { 'no-undef': 'off' },
  },
  {
    files: ['packages/**/*.ts', 'apps/**/*.ts', 'apps/**/*.tsx', 'examples/**/*.ts', 'scripts/**/*.ts'],
    // A template is somebody else's package: it may import whatever is public.
    ignores: ['**/*.config.ts', 'packages/*/templates/**'],
    plugins: { house: { rules: { 'import-direction': importDirection } } },
    rules: { 'house/import-direction': 'error' },
  },
  {
    files: [...packageSources, ...templateSources],
    ignores: ['packages/create-plugin/src/**'],
    rules: {
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      'no-console': 'error',
      'no-restricted-globals': ['error', ...determinism.bannedGlobals],
      'no-restricted-imports': ['error', ...determinism.bannedModules],
      'no-restricted-properties': ['error', ...determinism.bannedProperties],
      'no-restricted-syntax': ['error', determinism.bannedPower],
    },
  },
  {
    files: strategySources,
    rules: { 'no-restricted-syntax': ['error', determinism.bannedPower, determinism.bannedSendLoop] },
  },
  {
    files: packageTests,
    rules: {
      'no-console': 'error',
      'no-restricted-properties': ['error', determinism.bannedRandom],
    },
  },
);
