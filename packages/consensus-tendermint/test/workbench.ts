import { createWorkbench, type Lie as AnyLie, type WorkbenchContext } from '@dmct/testkit';
import { tendermint } from '../src/index.js';
import type { TendermintMessage } from '../src/messages.js';

export type Context = WorkbenchContext<TendermintMessage>;
export type Lie = AnyLie<TendermintMessage>;

export const bench = createWorkbench<TendermintMessage>(tendermint);
export const { erratic, registryWith, restated, run, seedsOf, twoFaced, undisturbed } = bench;
