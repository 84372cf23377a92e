import type { Replica, ReplicaContext } from '@dmct/core';
import { Commander } from './commander.js';
import type { GeneralsMessage } from './messages.js';
import { OralLieutenant } from './oral-lieutenant.js';
import type { GeneralsParams } from './params.js';
import { Rounds } from './rounds.js';
import { COMMANDER, recursionDepth } from './rules.js';
import { SignedLieutenant } from './signed-lieutenant.js';

/** General 0 commands, the others are lieutenants of the chosen algorithm. */
export function createGeneral(context: ReplicaContext<GeneralsParams>): Replica<GeneralsMessage> {
  const rounds = new Rounds(context, recursionDepth(context.nodes, context.params) + 1);
  if (context.id === COMMANDER) return new Commander(context, rounds);
  return context.params.algorithm === 'om'
    ? new OralLieutenant(context, rounds)
    : new SignedLieutenant(context, rounds);
}
