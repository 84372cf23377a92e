import { createWorkbench, type Lie as AnyLie, type WorkbenchContext } from '@dmct/testkit';
import { pbft } from '../src/index.js';
import type { PbftMessage } from '../src/messages.js';

export type Context = WorkbenchContext<PbftMessage>;
export type Lie = AnyLie<PbftMessage>;

export const bench = createWorkbench<PbftMessage>(pbft);
export const { erratic, registryWith, restated, run, seedsOf, twoFaced, undisturbed } = bench;
