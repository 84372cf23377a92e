import {
  defineStrategy,
  secondsToNanoseconds,
  type Message,
  type Out,
  type Replica,
  type ReplicaContext,
  type Signature,
  type Value,
} from '@dmct/core';
import { z } from 'zod';

/** An order with the signatures it has gathered; the commander's is among them. */
export interface SignedOrder extends Message {
  readonly value: Value;
  readonly signatures: readonly Signature[];
}

const COMMANDER = 0;
const params = z.object({
  marginFactor: z
    .number()
    .min(1)
    .finite()
    .default(1.1)
    .describe("length of a round, in multiples of the network's known bound"),
});

/** All but two may be traitors: with fewer than two honest generals there is nothing to agree on. */
export function maxFaulty(nodes: number): number {
  return Math.max(0, nodes - 2);
}

/** Rounds until every honest general has every order that any honest one has. */
function roundCount(faultsTolerated: number): number {
  return faultsTolerated + 1;
}

/**
 * The healthy control of the kit: authenticated broadcast by relayed signatures (Dolev and Strong 1983, section 3),
 * small enough to be read at once. An order counts in round r only with r different signatures, so that one that
 * reaches an honest general in the last round was already signed by another honest one.
 */
export const signedRelay = defineStrategy<z.output<typeof params>, SignedOrder>({
  name: 'kit-signed-relay',
  title: 'Signed relay (control)',
  summary: 'Generals relay signed orders for f + 1 rounds and obey if exactly one order came.',
  citations: [
    {
      authors: 'D. Dolev, H. R. Strong',
      title: 'Authenticated algorithms for Byzantine agreement',
      year: 1983,
      venue: 'SIAM Journal on Computing 12(4), 656-666',
      doi: '10.1137/0212045',
    },
  ],
  params,
  medium: 'messages',
  faultModel: { resource: 'replicas', maxFaulty },
  assumptions: [
    'faulty-within-bound',
    'authenticated-channels',
    'unforgeable-signatures',
    'reliable-links',
    'synchrony',
    'known-membership',
    'synchronised-clocks',
  ],
  surfaces: [
    { kind: 'messages' },
    {
      kind: 'values',
      valueOf: (message) => (typeof message.value === 'string' ? message.value : null),
      withValue(message, value, crypto) {
        const own = crypto.sign(value);
        const [first, ...others] = listed(message.signatures);
        const isMine = others.length === 0 && first?.signer === own.signer;
        return isMine ? { ...message, value, signatures: [own] } : null;
      },
    },
    { kind: 'crypto' },
  ],
  messageKinds: ['order'],
  source: { replica: COMMANDER },
  createReplica: (context) => new SignedRelayReplica(context),
});

class SignedRelayReplica implements Replica<SignedOrder> {
  private readonly extracted = new Set<Value>();
  private readonly roundNanoseconds: number;

  constructor(private readonly context: ReplicaContext<z.output<typeof params>>) {
    const { network, params: parsed } = context;
    this.roundNanoseconds = secondsToNanoseconds(network.delaySecondsMax * parsed.marginFactor) + 1;
  }

  onStart(out: Out<SignedOrder>): void {
    out.setTimer(0, this.roundNanoseconds * roundCount(this.context.faultsTolerated));
    if (this.context.id !== COMMANDER) return;
    const value = this.context.valueOf(0);
    out.submit(0, value);
    this.extracted.add(value);
    out.broadcast(order(value, [this.context.crypto.sign(value)]));
  }

  onMessage(_from: number, message: SignedOrder, out: Out<SignedOrder>): void {
    const { value } = message;
    const signatures = listed(message.signatures);
    if (typeof value !== 'string') return;
    // Two orders prove the commander a traitor: a third tells nothing new.
    if (this.extracted.size >= 2 || this.extracted.has(value)) return;
    if (!this.isInTime(out.now, signatures.length) || !this.areGenuine(value, signatures)) return;
    this.extracted.add(value);
    if (signatures.length >= roundCount(this.context.faultsTolerated)) return;
    out.broadcast(order(value, [...signatures, this.context.crypto.sign(value)]));
  }

  onTimer(_id: number, out: Out<SignedOrder>): void {
    const [only] = this.extracted;
    const fallback = this.context.candidates[0] ?? '';
    out.decide(0, this.extracted.size === 1 && only !== undefined ? only : fallback);
  }

  snapshot(): unknown {
    return { extracted: [...this.extracted] };
  }

  private isInTime(now: number, signatureCount: number): boolean {
    return now <= signatureCount * this.roundNanoseconds;
  }

  /** Different signers, the commander among them, and every signature right. */
  private areGenuine(value: Value, signatures: readonly Signature[]): boolean {
    const signers = new Set<number>();
    for (const signature of signatures) {
      if (typeof signature !== 'object' || signature === null) return false;
      if (!this.context.crypto.verify(value, signature)) return false;
      signers.add(signature.signer);
    }
    return signers.has(COMMANDER) && signers.size === signatures.length;
  }
}

/** The signatures of a message that may hold anything. */
function listed(signatures: unknown): readonly Signature[] {
  return Array.isArray(signatures) ? (signatures as Signature[]) : [];
}

const ORDER_BYTES = 64;
const SIGNATURE_BYTES = 64;

function order(value: Value, signatures: readonly Signature[]): SignedOrder {
  const bytes = ORDER_BYTES + SIGNATURE_BYTES * signatures.length;
  return { kind: 0, topic: -1, bytes, value, signatures };
}
