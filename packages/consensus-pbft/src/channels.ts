import {
  ForwardingOut,
  ForwardingReplica,
  type Crypto,
  type Message,
  type Out,
  type Replica,
} from '@dmct/core';
import { KIND, withSignature, type PbftMessage } from './messages.js';
import { channelText } from './statements.js';

/** Kinds whose words are signed whatever the channel: requests by their client, the others by their sender. */
const SIGNED_ANYWAY: ReadonlySet<number> = new Set([
  KIND.request,
  KIND.prepare,
  KIND.checkpoint,
  KIND.viewChange,
  KIND.newView,
]);

/** Signs what leaves. */
class SigningOut extends ForwardingOut {
  constructor(private readonly crypto: Crypto) {
    super();
  }
  override send(to: number, message: Message): void {
    super.send(to, this.signed(message));
  }
  override broadcast(message: Message): void {
    super.broadcast(this.signed(message));
  }
  override multicast(message: Message, group: readonly number[]): void {
    super.multicast(this.signed(message), group);
  }
  private signed(message: Message): Message {
    if (SIGNED_ANYWAY.has(message.kind)) return message;
    const said = message as PbftMessage;
    return withSignature(said, this.crypto.sign(channelText(said)));
  }
}

/**
 * A participant whose every message is signed and checked (section 4, as first described), instead of tagged for its
 * recipient alone (section 5.3): the same protocol, at the price of public-key cryptography.
 */
export class SignedChannels extends ForwardingReplica<SigningOut> {
  constructor(
    inner: Replica,
    private readonly crypto: Crypto,
  ) {
    super(inner, new SigningOut(crypto));
  }

  override onMessage(from: number, message: Message, out: Out): void {
    if (SIGNED_ANYWAY.has(message.kind) || this.isGenuine(from, message as PbftMessage)) {
      super.onMessage(from, message, out);
    }
  }

  private isGenuine(from: number, message: PbftMessage): boolean {
    const { signature } = message;
    if (typeof signature !== 'object' || signature?.signer !== from) return false;
    try {
      return this.crypto.verify(channelText(message), signature);
    } catch {
      // A traitor's message may hold anything, even what has no text.
      return false;
    }
  }
}
