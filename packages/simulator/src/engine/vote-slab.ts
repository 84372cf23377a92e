/** Stands for a vote without evidence on a topic where others have some. */
const NO_EVIDENCE = Object.freeze({});

/** A book's tally: how many votes it counted, and below how many it wants to hear of none. Side by side, for one cache line. */
const COUNT = 0;
const QUIET = 1;
const WORDS_PER_TALLY = 2;
const ALWAYS_QUIET = 0xffffffff;

/**
 * The votes on one topic. Bits are laid out [replica][word], with one tally a replica: a vote is one bit test and one
 * increment, whatever the number of voters.
 */
export class VoteSlab {
  /** Replicas that have counted a vote here and not retired. */
  openBooks = 0;
  readonly #books: number;
  readonly #words: number;
  readonly #bits: Uint32Array;
  readonly #tallies: Uint32Array;
  /** By voter: the evidence that came with its vote, where it is the first or the same. */
  #evidence: (object | undefined)[] = [];
  /** By replica and voter: evidence other than that. */
  #otherEvidence = new Map<number, object>();

  /** @param voters 0..voters-1 may vote. @param books how many count votes. */
  constructor(voters: number, books: number) {
    this.#books = books;
    this.#words = (voters + 31) >>> 5;
    this.#bits = new Uint32Array(books * this.#words);
    this.#tallies = new Uint32Array(WORDS_PER_TALLY * books);
  }

  /** The new count of `me`, or 0 if it had counted `from` before. Both must be in range. */
  add(me: number, from: number, evidence: object | undefined): number {
    const at = me * this.#words + (from >>> 5);
    const word = this.#bits[at] as number;
    const mask = 1 << (from & 31);
    if ((word & mask) !== 0) return 0;
    this.#bits[at] = word | mask;
    if (evidence !== undefined || this.#evidence.length > 0) this.#keep(me, from, evidence ?? NO_EVIDENCE);
    const tally = WORDS_PER_TALLY * me + COUNT;
    const count = (this.#tallies[tally] as number) + 1;
    this.#tallies[tally] = count;
    if (count === 1) this.openBooks++;
    return count;
  }

  /** Whether `me` need not hear of this vote: it was counted, now or before. If not, nothing was done. */
  addQuietly(me: number, from: number, evidence: object | undefined): boolean {
    const tally = WORDS_PER_TALLY * me;
    const quiet = this.#tallies[tally + QUIET] as number;
    if (quiet === 0) return false;
    if ((this.#tallies[tally + COUNT] as number) + 1 >= quiet && !this.has(me, from)) return false;
    this.add(me, from, evidence);
    return true;
  }

  /** `me` wants to hear of no vote here before it has counted so many. */
  quietUntil(me: number, count: number): void {
    this.#tallies[WORDS_PER_TALLY * me + QUIET] = Math.min(count, ALWAYS_QUIET);
  }

  count(me: number): number {
    return this.#tallies[WORDS_PER_TALLY * me + COUNT] as number;
  }

  has(me: number, from: number): boolean {
    return ((this.#bits[me * this.#words + (from >>> 5)] as number) & (1 << (from & 31))) !== 0;
  }

  /** The evidence of the votes that `me` has counted, by ascending voter. */
  evidence(me: number): object[] {
    // Made in its full length: a thousand books of a thousand votes would else be copied as they grow.
    const found = new Array<object>(this.count(me));
    const books = this.#books;
    const hasOthers = this.#otherEvidence.size > 0;
    let length = 0;
    this.#evidence.forEach((shared, from) => {
      if (!this.has(me, from)) return;
      const other = hasOthers ? this.#otherEvidence.get(from * books + me) : undefined;
      const evidence = other ?? shared;
      if (evidence !== undefined && evidence !== NO_EVIDENCE) found[length++] = evidence;
    });
    found.length = length;
    return found;
  }

  /** Closes the book of `me`: what still comes for it is taken for a repeat. */
  retire(me: number): void {
    if (this.count(me) > 0) this.openBooks--;
    this.#tallies[WORDS_PER_TALLY * me + COUNT] = 0;
    this.#bits.fill(-1, me * this.#words, (me + 1) * this.#words);
  }

  /** Empties the slab for another topic. */
  clear(): void {
    this.openBooks = 0;
    this.#bits.fill(0);
    this.#tallies.fill(0);
    this.#evidence = [];
    this.#otherEvidence = new Map();
  }

  #keep(me: number, from: number, evidence: object): void {
    const shared = (this.#evidence[from] ??= evidence);
    if (shared !== evidence) this.#otherEvidence.set(from * this.#books + me, evidence);
  }
}
