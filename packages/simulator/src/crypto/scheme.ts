import type { Crypto } from '@dmct/core';

/** How signatures are made and checked, for participants 0..count-1. The counting is done around it. */
export interface SignatureScheme {
  readonly name: Crypto['scheme'];
  /** The evidence of `signer`'s signature over the text; equal arguments give equal evidence. */
  evidence(signer: number, text: string): string;
  /** Whether the evidence is the one that `signer` made, or would make, over the text. */
  isGenuine(signer: number, text: string, evidence: string): boolean;
}
