import type { RandomStream, Signature, Value } from '@dmct/core';
import { createOrder, createSignedOrder, signedText, type GeneralsMessage } from '../messages.js';
import { paramsSchema, type GeneralsParams } from '../params.js';
import { COMMANDER } from '../rules.js';
import { everyPlay, somePlays } from './choices.js';
import { createLoyal, cryptoOf, ORDERS, type Loyal, type Sent } from './stage.js';

export interface SearchSetting {
  readonly algorithm: GeneralsParams['algorithm'];
  readonly nodes: number;
  /** m + 1 rounds. */
  readonly m: number;
  readonly traitors: number;
}

export interface SearchResult {
  /** Whether some play of some traitors breaks IC1 or IC2. */
  readonly isBroken: boolean;
  /** The traitors of the play that does. */
  readonly by: readonly number[] | null;
  /** Plays tried. */
  readonly plays: number;
}

const PLAYS_MAX = 2_000_000;

type Play = (choose: (count: number) => number) => boolean;

/** One set of traitors and one order of the commander's, and a game that asks for each of the traitors' choices. */
interface Game {
  readonly group: readonly number[];
  /** Whether the play that these choices make breaks IC1 or IC2. */
  readonly play: Play;
}

/**
 * Searches the traitors' best play, all of them, against loyal generals that run the same code as in the simulator, in
 * lock-step rounds: every set of traitors, both orders of a loyal commander, and every choice at each of their messages
 * to a loyal general. Oral traitors choose between either order and silence for each path; signing ones, for each order
 * of which the signatures can be had, whether to hand it over, with as many signatures as the round asks for. Throws a
 * SearchTooLargeError after `playsMax` plays.
 */
export function searchBestPlay(setting: SearchSetting, playsMax = PLAYS_MAX): SearchResult {
  return search(setting, (play, tried) => everyPlay(play, playsMax - tried));
}

/** Where all plays are too many: `playsEach` random ones for each set of traitors and each order. */
export function sampleBestPlay(setting: SearchSetting, playsEach: number, rng: RandomStream): SearchResult {
  return search(setting, (play) => somePlays(play, playsEach, rng));
}

function search(
  setting: SearchSetting,
  tryPlays: (play: Play, tried: number) => { readonly isFound: boolean; readonly plays: number },
): SearchResult {
  let plays = 0;
  for (const { group, play } of gamesOf(setting)) {
    const found = tryPlays(play, plays);
    plays += found.plays;
    if (found.isFound) return { isBroken: true, by: group, plays };
  }
  return { isBroken: false, by: null, plays };
}

function gamesOf({ algorithm, m, nodes, traitors }: SearchSetting): readonly Game[] {
  const params = paramsSchema.parse({ algorithm, m, roundSeconds: 1 });
  return subsetsOf(nodes, traitors).flatMap((group) =>
    (group.includes(COMMANDER) ? ORDERS.slice(0, 1) : ORDERS).map((order) => ({
      group,
      play: (choose) => !isHeld(nodes, group, order, playOnce({ nodes, params, m, group, order }, choose)),
    })),
  );
}

/** IC1: the loyal obey one order. IC2: a loyal commander's. */
function isHeld(nodes: number, group: readonly number[], order: Value, loyal: readonly Loyal[]): boolean {
  const orders = new Set(loyal.map((general) => general.decided()));
  if (loyal.length !== nodes - group.length || orders.has(null)) return false;
  return orders.size <= 1 && (group.includes(COMMANDER) || orders.has(order) || loyal.length === 0);
}

/** What stands before the traitors choose: who they are, by which rules all play, and what the commander is to order. */
interface Opening {
  readonly nodes: number;
  readonly params: GeneralsParams;
  readonly m: number;
  readonly group: readonly number[];
  readonly order: Value;
}

function playOnce(
  { group, m, nodes, order, params }: Opening,
  choose: (count: number) => number,
): readonly Loyal[] {
  const ids = Array.from({ length: nodes }, (_, id) => id);
  const loyal = ids.filter((id) => !group.includes(id)).map((id) => createLoyal(id, nodes, params, order));
  const known: GeneralsMessage[] = [];
  for (let round = 0; round <= m; round++) {
    const sent: Sent[] = loyal.flatMap((general) => [...general.endRound(round)]);
    // What traitors heard in a round they use in the next, and their words arrive before those of the loyal.
    const heard = sent.filter(({ to }) => to.some((id) => group.includes(id))).map(({ message }) => message);
    const told =
      params.algorithm === 'om'
        ? oralTraitors(nodes, group, round + 1, choose)
        : signingTraitors(nodes, group, round + 1, [...known], choose);
    known.push(...heard);
    for (const word of [...told, ...sent]) deliver(word, loyal);
  }
  for (const general of loyal) general.endRound(m + 1);
  return loyal;
}

function deliver({ from, message, to }: Sent, loyal: readonly Loyal[]): void {
  for (const general of loyal) if (to.includes(general.id)) general.hear(from, message);
}

/** What oral traitors may say in a round: on each path that ends with one of them, to each loyal general off it. */
function oralTraitors(
  nodes: number,
  group: readonly number[],
  round: number,
  choose: (count: number) => number,
): readonly Sent[] {
  const sent: Sent[] = [];
  for (const path of pathsOf(nodes, round)) {
    const from = path.at(-1) ?? COMMANDER;
    if (!group.includes(from)) continue;
    for (let to = 0; to < nodes; to++) {
      if (path.includes(to) || group.includes(to)) continue;
      const order = ORDERS[choose(ORDERS.length + 1)];
      if (order !== undefined) sent.push({ from, to: [to], message: createOrder(0, path, order) });
    }
  }
  return sent;
}

/** What signing traitors may hand over in a round: each order for which they have or can make enough signatures. */
function signingTraitors(
  nodes: number,
  group: readonly number[],
  round: number,
  known: readonly GeneralsMessage[],
  choose: (count: number) => number,
): readonly Sent[] {
  const sent: Sent[] = [];
  for (const order of ORDERS) {
    const signed = chainOf(order, group, round, known);
    if (signed === null) continue;
    const from = signed.path.at(-1) ?? COMMANDER;
    for (let to = 1; to < nodes; to++) {
      if (signed.path.includes(to) || group.includes(to)) continue;
      if (choose(2) === 1) sent.push({ from, to: [to], message: signed });
    }
  }
  return sent;
}

/** An order with `length` signatures, the last a traitor's: of traitors alone, or on top of what a loyal one signed. */
function chainOf(
  order: Value,
  group: readonly number[],
  length: number,
  known: readonly GeneralsMessage[],
): GeneralsMessage | null {
  const starts: { path: readonly number[]; signatures: readonly Signature[] }[] = known.filter(
    ({ value }) => value === order,
  );
  if (group.includes(COMMANDER)) starts.push({ path: [], signatures: [] });
  for (const { path, signatures } of starts) {
    const more = group.filter((id) => !path.includes(id)).slice(0, length - path.length);
    if (more.length === 0 || path.length + more.length !== length) continue;
    const whole = [...path, ...more];
    const added = more.map((id, index) =>
      cryptoOf(id).sign(signedText(0, order, whole, path.length + index)),
    );
    return createSignedOrder(0, whole, order, [...signatures, ...added]);
  }
  return null;
}

/** Paths of `length` different generals, the commander first. */
function pathsOf(nodes: number, length: number): readonly (readonly number[])[] {
  let paths: number[][] = [[COMMANDER]];
  for (let at = 1; at < length; at++) {
    paths = paths.flatMap((path) =>
      Array.from({ length: nodes }, (_, id) => id)
        .filter((id) => !path.includes(id))
        .map((id) => [...path, id]),
    );
  }
  return paths;
}

/** All sets of `size` among the generals. */
function subsetsOf(nodes: number, size: number, from = 0): readonly (readonly number[])[] {
  if (size === 0) return [[]];
  const sets: (readonly number[])[] = [];
  for (let id = from; id < nodes; id++) {
    for (const rest of subsetsOf(nodes, size - 1, id + 1)) sets.push([id, ...rest]);
  }
  return sets;
}
