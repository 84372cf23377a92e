/** Pending timers. A slot names one setting of one timer; restarting or cancelling kills the slot, not the event. */
export class Timers {
  readonly #slotOf: Map<number, number>[];
  readonly #ids: number[] = [];
  readonly #alive: boolean[] = [];
  readonly #free: number[] = [];

  constructor(participants: number) {
    this.#slotOf = Array.from({ length: participants }, () => new Map<number, number>());
  }

  /** A new slot for the timer `id`; an earlier setting is dead from now on. */
  set(participant: number, id: number): number {
    this.cancel(participant, id);
    const slot = this.#free.pop() ?? this.#ids.length;
    this.#ids[slot] = id;
    this.#alive[slot] = true;
    (this.#slotOf[participant] as Map<number, number>).set(id, slot);
    return slot;
  }

  cancel(participant: number, id: number): void {
    const slots = this.#slotOf[participant] as Map<number, number>;
    const slot = slots.get(id);
    if (slot === undefined) return;
    this.#alive[slot] = false;
    slots.delete(id);
  }

  cancelAll(participant: number): void {
    for (const id of [...(this.#slotOf[participant] as Map<number, number>).keys()])
      this.cancel(participant, id);
  }

  /** Takes the slot's event in: the timer's id, or -1 if that setting is dead. The slot may be used again. */
  fire(participant: number, slot: number): number {
    const alive = this.#alive[slot] as boolean;
    this.#free.push(slot);
    if (!alive) return -1;
    this.#alive[slot] = false;
    const id = this.#ids[slot] as number;
    (this.#slotOf[participant] as Map<number, number>).delete(id);
    return id;
  }
}
