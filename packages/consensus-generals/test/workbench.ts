import type { Value } from '@dmct/core';
import { createWorkbench, type Lie as AnyLie, type WorkbenchContext } from '@dmct/testkit';
import { generals } from '../src/index.js';
import type { GeneralsMessage } from '../src/messages.js';

export type Context = WorkbenchContext<GeneralsMessage>;
export type Lie = AnyLie<GeneralsMessage>;

export const bench = createWorkbench<GeneralsMessage>(generals);
export const { registryWith, run, undisturbed } = bench;

export const ORDERS: readonly [Value, Value] = ['attack', 'retreat'];
