import * as z from 'zod';
import { TOPOLOGIES, WORKLOADS } from './scenario/scenario.js';

/** Most values of one axis: a slip shows before anything is laid out for it. */
const VALUES_MAX = 1000;
/** Most runs of a cell. */
const SEEDS_MAX = 1_000_000;

/** One value, or a list of them: an axis of the grid. */
function axis<T extends z.ZodType>(value: T) {
  return z.union([value, z.array(value).min(1).max(VALUES_MAX)]);
}

const json: z.ZodType<unknown> = z.json();
const parameters = z
  .record(z.string(), json)
  .describe(
    'by name: a value, or a list of values as an axis of its own; a value that is a list stands in a list',
  );
const plugin = z.union([z.string(), z.strictObject({ name: z.string(), params: parameters.optional() })]);
const plugins = z.array(plugin).min(1).max(VALUES_MAX);

/** One sweep: a grid of scenarios, each run with the same seeds. */
export const sweepSchema = z.strictObject({
  title: z.string().optional().describe('what it is to show'),
  strategies: plugins.describe('names, or names with parameters'),
  attacks: plugins.default(['none']).describe('names, or names with parameters'),
  nodes: axis(z.number().int().min(1)).default(10).describe('how many replicas'),
  traitors: axis(z.union([z.number().int().min(0), z.literal('own')]))
    .default('own')
    .describe("how many are corrupted; own: the strategy's own f, and none under the attack none"),
  topology: axis(z.enum(TOPOLOGIES)).default('cities').describe('where the participants are'),
  workload: axis(z.enum(WORKLOADS)).default('orders').describe('what is agreed on'),
  conditions: parameters.default({}),
  horizonSeconds: z
    .number()
    .positive()
    .optional()
    .describe("when a run is cut, s; default the strategy's own"),
  seeds: z.number().int().min(1).max(SEEDS_MAX).default(20).describe('runs of each cell'),
  seed: z.number().int().min(0).default(1).describe('seed of the first run; run i of a cell has seed + i'),
});

/** A sweep as it is written. */
export type SweepConfig = z.input<typeof sweepSchema>;
/** A sweep with its defaults. */
export type ResolvedSweep = z.output<typeof sweepSchema>;

/** What a config that is data (a .json file) may hold; its JSON schema is published in schema/config.schema.json. */
export const configDataSchema = z.strictObject({
  $schema: z.string().optional(),
  sweeps: z.record(z.string(), sweepSchema).describe('sweeps by name, for dmct sweep'),
});
