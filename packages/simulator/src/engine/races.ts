import { ContractError, type RandomStream } from '@dmct/core';
import { EVENT, EVENT_INDICES } from './queue/event.js';
import type { Schedule } from './schedule.js';

/** One participant's job. The generation tells a won race from one that was called off. */
interface Job {
  generation: number;
  tag: number;
  /** Global time, ns; -1 while idle. */
  startedAt: number;
}

/** Generations wrap here, to stay within an event's index. */
const GENERATIONS = EVENT_INDICES;

/** Races for a resource: exponential waiting times at a rate in proportion to each participant's share. */
export class Races {
  readonly #schedule: Schedule;
  readonly #shares: readonly number[];
  readonly #streamOf: (id: number) => RandomStream;
  readonly #jobs: Job[];
  #shareNanoseconds = 0;

  constructor(
    schedule: Schedule,
    participants: number,
    shares: readonly number[],
    streamOf: (id: number) => RandomStream,
  ) {
    this.#schedule = schedule;
    this.#shares = shares;
    this.#streamOf = streamOf;
    this.#jobs = Array.from({ length: participants }, () => ({ generation: 0, tag: -1, startedAt: -1 }));
  }

  /** Sum over participants of share x seconds worked, until now. */
  get shareSeconds(): number {
    let sum = this.#shareNanoseconds;
    this.#jobs.forEach((job, id) => {
      if (job.startedAt >= 0) sum += (this.#schedule.now - job.startedAt) * (this.#shares[id] ?? 0);
    });
    return sum / 1e9;
  }

  start(me: number, tag: number, effortSeconds: number): void {
    if (!(effortSeconds >= 0)) {
      throw new ContractError(`participant ${String(me)} works with an effort of ${String(effortSeconds)} s`);
    }
    const share = this.#shares[me] ?? 0;
    const job = this.#jobs[me] as Job;
    this.stop(me);
    if (effortSeconds === Infinity || share === 0) return;
    job.tag = tag;
    job.startedAt = this.#schedule.now;
    const seconds = (effortSeconds / share) * this.#streamOf(me).exponential();
    this.#schedule.after(Math.round(seconds * 1e9), EVENT.work, me, job.generation);
  }

  stop(me: number): void {
    const job = this.#jobs[me] as Job;
    if (job.startedAt >= 0) {
      this.#shareNanoseconds += (this.#schedule.now - job.startedAt) * (this.#shares[me] ?? 0);
    }
    job.generation = (job.generation + 1) % GENERATIONS;
    job.startedAt = -1;
  }

  /** The tag of the job that is done, or -1 if it was called off meanwhile. */
  finish(me: number, generation: number): number {
    const job = this.#jobs[me] as Job;
    if (job.generation !== generation || job.startedAt < 0) return -1;
    this.stop(me);
    return job.tag;
  }
}
