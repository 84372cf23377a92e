import type { Page } from 'playwright-core';
import type { JobKind } from '../../src/lab/jobs.js';
import type { ListenRequest, PaintRequest } from '../../src/views/field/messages.js';

/** What a page asks a worker for: the lab's jobs, and what the field's workers are told. */
export type HeldKind = JobKind | (ListenRequest | PaintRequest)['kind'];

/** What the gate leaves in a page. */
interface Gate {
  letPass(count: number): void;
  hold(): void;
}

/**
 * Holds back what the page asks its workers for: a state that a fast machine would skip stays until a test has looked
 * at it, and one that a slow machine would show too late comes when it is wanted. What a worker is told keeps its order:
 * behind something that is held back everything waits. For a page that isn't opened yet.
 */
export async function installGate(page: Page, kinds: readonly HeldKind[]): Promise<void> {
  await page.addInitScript((held: readonly string[]) => {
    let waiting: { readonly worker: Worker; readonly isHeld: boolean; readonly post: () => void }[] = [];
    let permits = 0;
    const passOn = (): void => {
      const stopped = new Set<Worker>();
      waiting = waiting.filter(({ isHeld, post, worker }) => {
        if (isHeld && permits === 0) stopped.add(worker);
        if (stopped.has(worker)) return true;
        if (isHeld) permits--;
        post();
        return false;
      });
    };
    const gate: Gate = {
      letPass: (count) => {
        permits += count;
        passOn();
      },
      hold: () => {
        permits = 0;
      },
    };
    Object.assign(globalThis, { gate });
    globalThis.Worker = class extends Worker {
      override postMessage(message: { readonly kind: string }, options?: unknown): void {
        const post = (): void => {
          super.postMessage(message, options as Transferable[]);
        };
        waiting.push({ worker: this, isHeld: held.includes(message.kind), post });
        passOn();
      }
    };
  }, kinds);
}

/** Lets the next so many questions through that are held back, and all from now on where no number is given. */
export async function letPass(page: Page, count = Number.MAX_SAFE_INTEGER): Promise<void> {
  await page.evaluate((many) => {
    (globalThis as unknown as { gate: Gate }).gate.letPass(many);
  }, count);
}

/** Holds everything back again from here on. */
export async function hold(page: Page): Promise<void> {
  await page.evaluate(() => {
    (globalThis as unknown as { gate: Gate }).gate.hold();
  });
}
