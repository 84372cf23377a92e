import { createWorkbench, type Lie as AnyLie, type WorkbenchContext } from '@dmct/testkit';
import { hotstuff } from '../src/index.js';
import type { HotstuffMessage } from '../src/messages.js';

export type Context = WorkbenchContext<HotstuffMessage>;
export type Lie = AnyLie<HotstuffMessage>;

export const bench = createWorkbench<HotstuffMessage>(hotstuff);
export const { erratic, registryWith, restated, run, seedsOf, twoFaced, undisturbed } = bench;
