import type { Block } from '../messages.js';
import type { Checkpoint } from '../rules/finality-gadget.js';
import type { Store } from '../store/store.js';
import type { Publication } from './common-facts.js';

export interface SubjectivityOptions {
  readonly isOn: boolean;
  readonly periodEpochs: number;
  readonly publication: Publication;
}

/**
 * What a node does that was away for so long that old keys may have written another history (specifications,
 * weak-subjectivity.md): it takes the latest final checkpoint that is published for its own, and lets in nothing but that
 * block and those before it, until they reach down to what it knows.
 */
export class Subjectivity {
  private trusted: string | null = null;
  /** The block that is to come next. */
  private next: string | null = null;

  constructor(private readonly options: SubjectivityOptions) {}

  /** Root of the block to ask for; null for a node that follows the chain by itself. */
  get wanted(): string | null {
    return this.next;
  }

  /** A slot begins: is what this node holds for final too old to go on from? */
  onSlot(store: Store, epoch: number): void {
    const { isOn, periodEpochs, publication } = this.options;
    const { latest } = publication;
    if (!isOn || latest === null || epoch - store.finalized.epoch <= periodEpochs) return;
    // Once the first block has come the way down goes on from there.
    if (this.next !== this.trusted || !isNews(latest, store)) return;
    this.trusted = latest.root;
    this.next = latest.root;
  }

  /** Whether a block may be let in now. */
  admits({ root }: Pick<Block, 'root'>): boolean {
    return this.next === null || root === this.next;
  }

  /** A block was let in. `missing` is its parent where that is unknown. */
  onBlock(store: Store, missing: string | null): void {
    if (this.trusted === null) return;
    if (missing !== null) this.next = missing;
    else if (store.tree.get(this.trusted) !== undefined) this.trusted = this.next = null;
  }
}

function isNews({ epoch, root }: Checkpoint, { finalized, tree }: Store): boolean {
  return epoch > finalized.epoch && tree.get(root) === undefined;
}
