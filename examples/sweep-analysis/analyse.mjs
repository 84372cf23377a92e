// Asks a sweep's Parquet file which numbers of liars each approach stands. Usage: node analyse.mjs [FILE]
import { DuckDBInstance } from '@duckdb/node-api';

const file = process.argv[2] ?? 'results/liars.parquet';
const instance = await DuckDBInstance.create(':memory:');
const connection = await instance.connect();

const reader = await connection.runAndReadAll(
  `SELECT strategy, params, nodes, traitors,
          count(*) AS runs,
          round(avg(CASE WHEN "right" THEN 1.0 ELSE 0.0 END), 2) AS share_right,
          round(1000 * avg(finalitySecondsMean), 1) AS finality_ms
   FROM read_parquet($file)
   WHERE refused IS NULL
   GROUP BY ALL
   ORDER BY strategy, params, nodes, traitors`,
  { file },
);

const columns = reader.columnNames();
const rows = reader.getRowsJson().map((row) => row.map((cell) => (cell === null ? '-' : String(cell))));
const widths = columns.map((name, at) => Math.max(name.length, ...rows.map((row) => row[at]?.length ?? 0)));
for (const row of [columns, ...rows]) {
  console.log(
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
