import {
  conditionsSchema,
  describeParams,
  fitMatrix,
  RESULT_SCHEMA_VERSION,
  UsageError,
  VERSION,
  type ParameterHelp,
  type Registry,
} from '@dmct/core';
import { loadRegistry } from '../config/registry.js';
import { EXIT } from '../exit-status.js';
import { HELP_OPTION } from '../options/shared.js';
import type { Command } from './command.js';
import { listText } from './list-text.js';

const TOPICS = ['strategies', 'attacks', 'reporters', 'claims', 'validations', 'conditions'] as const;
export type Topic = (typeof TOPICS)[number];

export const list: Command = {
  name: 'list',
  summary: 'the plugins, their parameters, and which attack fits which strategy',
  operands: `[${TOPICS.join('|')}]`,
  operandsMax: 1,
  options: [
    {
      name: 'json',
      value: null,
      help: 'one object for scripts, with all that the lists have',
    },
    HELP_OPTION,
  ],
  notes: ['dmct list strategies', 'dmct list validations', 'dmct list conditions'],
  async run(args, io) {
    const topic = readTopic(args.operands[0]);
    const registry = await loadRegistry(io);
    const inventory = inventoryOf(registry);
    if (args.has('json')) {
      io.stdout.write(`${JSON.stringify(only(inventory, topic), null, 2)}\n`);
    } else io.stdout.write(listText(inventory, topic));
    return EXIT.ok;
  },
};

function readTopic(text: string | undefined): Topic | undefined {
  if (text === undefined) return undefined;
  const topic = TOPICS.find((each) => each === text);
  if (topic !== undefined) return topic;
  throw new UsageError(`there is no list of ${JSON.stringify(text)}; there are: ${TOPICS.join(', ')}`);
}

/** A size at which a strategy's f is shown. */
const EXAMPLE_NODES = 10;

/** All that is known of the plugins, as plain data. */
function inventoryOf(registry: Registry) {
  return {
    schemaVersion: RESULT_SCHEMA_VERSION,
    version: VERSION,
    strategies: registry.strategies.all.map((strategy) => ({
      name: strategy.name,
      title: strategy.title,
      summary: strategy.summary,
      medium: strategy.medium,
      resource: strategy.faultModel.resource,
      faultsToleratedOfTen: strategy.faultModel.maxFaulty(EXAMPLE_NODES, strategy.params.parse({})),
      assumptions: strategy.assumptions,
      surfaces: strategy.surfaces.map(({ kind }) => kind),
      documented: strategy.documented ?? null,
      params: paramsOf(describeParams(strategy.params)),
      citations: strategy.citations,
    })),
    attacks: registry.attacks.all.map((attack) => ({
      name: attack.name,
      title: attack.title,
      summary: attack.summary,
      needs: attack.needs,
      powers: attack.powers,
      expects: attack.expects,
      params: paramsOf(describeParams(attack.params)),
      citations: attack.citations,
    })),
    reporters: registry.reporters.all.map(({ name, title, summary, media, reports }) => ({
      name,
      title,
      summary,
      media,
      reports,
    })),
    claims: registry.claims.all.map(({ id, statement, source, rule }) => ({ id, statement, source, rule })),
    validations: registry.validations.all.map(({ id, title, kind, points, params }) => ({
      id,
      title,
      kind,
      points,
      params: paramsOf(describeParams(params)),
    })),
    conditions: paramsOf(describeParams(conditionsSchema)),
    fit: fitMatrix(registry),
  };
}

export type Inventory = ReturnType<typeof inventoryOf>;

function paramsOf(params: readonly ParameterHelp[]) {
  return params.map((each) => ({ ...each, defaultValue: each.defaultValue ?? null }));
}

function only(inventory: Inventory, topic: Topic | undefined): Partial<Inventory> {
  if (topic === undefined) return inventory;
  const { schemaVersion, version, fit } = inventory;
  const hasFit = topic === 'strategies' || topic === 'attacks';
  return { schemaVersion, version, [topic]: inventory[topic], ...(hasFit && { fit }) };
}
