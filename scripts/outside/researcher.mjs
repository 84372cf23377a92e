// A researcher: a sweep of one's own strategy, and its results in a database.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { demand, LeftOut } from './folder.mjs';

const duckdb = '@duckdb/node-api@1.5.6-r.1';

const sweepConfig = `import { defineConfig } from '@dmct/core';
import plugins from './src/index.js';

export default defineConfig({
  plugins: [plugins],
  sweeps: {
    first: { strategies: ['ping-pong', 'pbft'], attacks: ['none', 'wrong-order'], nodes: [5, 9], traitors: [1], seeds: 3 },
  },
});
`;

/**
 * @param {import('./folder.mjs').Outside} outside
 * @param {{ without: readonly string[] }} options
 * @returns {import('./folder.mjs').Step[]}
 */
export function researcherSteps({ command, folder, install, write }, { without }) {
  const dmct = 'node_modules/.bin/dmct';
  /** The Parquet files below the strategy's folder. */
  const parquet = () =>
    readdirSync(path.join(folder, 'ping-pong'), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.parquet') && !file.includes('node_modules'))
      .map((file) => path.join(folder, 'ping-pong', file));
  return [
    {
      name: 'sweep it',
      run: async () => {
        write('ping-pong/sweep.config.ts', sweepConfig);
        await command('ping-pong', [dmct, 'sweep', 'sweep.config.ts']);
        demand(parquet().length > 0, 'the sweep wrote no Parquet');
        return undefined;
      },
    },
    {
      name: 'read its Parquet with DuckDB',
      run: async () => {
        if (without.includes('duckdb')) throw new LeftOut('--without duckdb');
        await install('duckdb', duckdb);
        write(
          'duckdb/count.mjs',
          `import { DuckDBInstance } from '@duckdb/node-api';
const connection = await (await DuckDBInstance.create(':memory:')).connect();
const reader = await connection.runAndReadAll(\`select count(*)::integer from read_parquet('\${process.argv[2]}')\`);
console.log(reader.getRows()[0][0]);
`,
        );
        const rows = Number(await command('duckdb', [process.execPath, 'count.mjs', parquet()[0] ?? '']));
        demand(rows > 0, 'the Parquet file has no rows');
        return `${rows} rows`;
      },
    },
  ];
}
