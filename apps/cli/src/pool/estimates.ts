import type { Batch, BatchProgress } from '@dmct/simulator';

interface Group {
  readonly tasks: number;
  /** Declared seconds of all its tasks; null where one doesn't say. */
  readonly declared: number | null;
  finished: number;
  measured: number;
}

/**
 * How long the tasks of a batch take: as measured on the first of their group, else as declared, scaled by how the
 * declared ones have fared on this machine, else as long as the others. Progress is counted in these seconds, so that a
 * long experiment isn't taken for one like all others.
 */
export class Estimates<Task> {
  readonly #groups = new Map<string, Group>();
  readonly #groupOf: readonly string[];
  /** Fractions of the tasks that are being done. */
  readonly #running = new Map<number, number>();
  #finished = 0;

  constructor(batch: Batch<Task, unknown>) {
    this.#groupOf = batch.tasks.map((task) => batch.group?.(task) ?? batch.label(task));
    batch.tasks.forEach((task, index) => {
      const name = this.#groupOf[index] ?? '';
      const before = this.#groups.get(name) ?? { tasks: 0, declared: 0, finished: 0, measured: 0 };
      const declared = batch.costSeconds?.(task);
      const sum = declared === undefined || before.declared === null ? null : before.declared + declared;
      this.#groups.set(name, { tasks: before.tasks + 1, declared: sum, finished: 0, measured: 0 });
    });
  }

  fraction(index: number, fraction: number): void {
    this.#running.set(index, Math.min(1, Math.max(this.#running.get(index) ?? 0, fraction)));
  }

  finish(index: number, seconds: number): void {
    this.#running.delete(index);
    const group = this.#groups.get(this.#groupOf[index] ?? '');
    if (group === undefined) return;
    group.finished++;
    group.measured += seconds;
    this.#finished++;
  }

  /** Seconds that the task is expected to take. */
  expected(index: number): number {
    const group = this.#groups.get(this.#groupOf[index] ?? '');
    return group === undefined ? 0 : this.#each(group, this.#totals());
  }

  /** Seconds that are done, of all. In tasks where nothing is known: each is as long as the others. */
  progress(label: string): BatchProgress {
    const totals = this.#totals();
    let done = 0;
    let total = 0;
    for (const group of this.#groups.values()) {
      const each = this.#each(group, totals);
      done += group.finished * each;
      total += group.tasks * each;
    }
    for (const [index, fraction] of this.#running) {
      const group = this.#groups.get(this.#groupOf[index] ?? '');
      if (group !== undefined) done += fraction * this.#each(group, totals);
    }
    return { done, total, label };
  }

  #each(group: Group, { speed, mean }: Totals): number {
    if (group.finished > 0) return group.measured / group.finished;
    return group.declared === null ? mean : (speed * group.declared) / group.tasks;
  }

  #totals(): Totals {
    let measured = 0;
    let measuredOfDeclared = 0;
    let declared = 0;
    for (const group of this.#groups.values()) {
      measured += group.measured;
      if (group.declared === null) continue;
      measuredOfDeclared += group.measured;
      declared += (group.finished * group.declared) / group.tasks;
    }
    return {
      speed: measuredOfDeclared > 0 && declared > 0 ? measuredOfDeclared / declared : 1,
      mean: this.#finished > 0 && measured > 0 ? measured / this.#finished : 1,
    };
  }
}

interface Totals {
  /** Measured seconds over declared ones. */
  readonly speed: number;
  /** Seconds a task, all groups together. */
  readonly mean: number;
}
