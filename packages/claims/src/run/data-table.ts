/** The plot's data of a claim: what a reporter draws as a table. `evidence.data.table` holds it. */
export interface DataTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

/** A table under its headings; a row is as long as they are. */
export function dataTable(
  columns: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): DataTable {
  for (const row of rows) {
    if (row.length !== columns.length)
      throw new RangeError(`a row has ${String(row.length)} cells under ${String(columns.length)} headings`);
  }
  return { columns, rows };
}
