import type { Out, ReplicaContext, Value } from '@dmct/core';
import { Lieutenant } from './lieutenant.js';
import { createOrder, ORDER, type GeneralsMessage } from './messages.js';
import type { GeneralsParams } from './params.js';
import type { Rounds } from './rounds.js';
import { COMMANDER, majority } from './rules.js';

/** What one lieutenant heard about one of the commander's orders. */
interface Oral {
  /** heard[r]: values by path, of the messages with r generals on their path. See {@link extendKey}. */
  readonly heard: readonly Map<number, Value>[];
}

/**
 * A lieutenant of OM(m) (section 3). Every call of the recursion is a path: OM(m) is [0], and when lieutenant j
 * acts as the commander of OM(m-1) within the call `path`, that call is path + [j]. So a call at depth r runs in
 * round r, and the calls form a tree of which this lieutenant sees the paths that leave it out.
 */
export class OralLieutenant extends Lieutenant<Oral> {
  constructor(context: ReplicaContext<GeneralsParams>, rounds: Rounds) {
    super(context, rounds, ORDER, () => ({
      heard: Array.from({ length: rounds.count + 1 }, () => new Map<number, Value>()),
    }));
  }

  protected hear(state: Oral, { path, value }: GeneralsMessage): void {
    let key = 0;
    for (const general of path) key = this.#extendKey(key, general);
    const heard = state.heard[path.length];
    // The first of two contradicting messages stands.
    if (heard?.has(key) === false) heard.set(key, value);
  }

  /** Step 3, at the root of the tree. */
  protected conclude(state: Oral): Value {
    const used = this.#emptyMarks();
    used[COMMANDER] = true;
    return this.#resolve(state, 1, COMMANDER, used);
  }

  /** Step 2: what each call of this depth told me, or the default, I pass on as commander of a call below it. */
  protected relay(instance: number, state: Oral, depth: number, out: Out<GeneralsMessage>): void {
    const used = this.#emptyMarks();
    used[COMMANDER] = true;
    const visit = (path: readonly number[], key: number): void => {
      if (path.length === depth) {
        const group = this.#unmarked(used);
        if (group.length === 0) return;
        const order = createOrder(instance, [...path, this.context.id], this.#heard(state, depth, key));
        out.multicast(order, group);
        return;
      }
      for (const general of this.#unmarked(used)) {
        used[general] = true;
        visit([...path, general], this.#extendKey(key, general));
        used[general] = false;
      }
    };
    visit([COMMANDER], COMMANDER);
  }

  /** Step 3: the order that the call `path` gave me: the majority of what it told me and of what all others relayed. */
  #resolve(state: Oral, depth: number, key: number, used: boolean[]): Value {
    const mine = this.#heard(state, depth, key);
    if (depth === this.rounds.count) return mine;
    const votes: Value[] = [mine];
    for (const general of this.#unmarked(used)) {
      used[general] = true;
      votes.push(this.#resolve(state, depth + 1, this.#extendKey(key, general), used));
      used[general] = false;
    }
    return majority(votes, this.context.params.defaultOrder);
  }

  #heard(state: Oral, depth: number, key: number): Value {
    return state.heard[depth]?.get(key) ?? this.context.params.defaultOrder;
  }

  /** A path as one integer in base n. Paths of one length start with the commander, so no two share a key. */
  #extendKey(key: number, general: number): number {
    return key * this.context.nodes + general;
  }

  #emptyMarks(): boolean[] {
    const marks = new Array<boolean>(this.context.nodes).fill(false);
    marks[this.context.id] = true;
    return marks;
  }

  #unmarked(marks: readonly boolean[]): number[] {
    const group: number[] = [];
    for (let general = 0; general < marks.length; general++) if (!marks[general]) group.push(general);
    return group;
  }

  snapshot(): unknown {
    return {
      role: 'lieutenant',
      instances: this.instances.map(({ heard, closedRounds, decided }) => ({
        heard: heard.map((values) => [...values].sort(([a], [b]) => a - b)),
        closedRounds,
        decided,
      })),
    };
  }
}
