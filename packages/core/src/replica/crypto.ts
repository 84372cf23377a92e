/** A signature: who claims to have signed, and the evidence. Opaque to protocols. */
export interface Signature {
  readonly signer: number;
  readonly evidence: string;
}

/**
 * One participant's cryptography. The scheme is `ideal` (unforgeable by construction, no computation) or
 * `ed25519` (real keys and signatures). Both count their operations for the energy account.
 */
export interface Crypto {
  readonly scheme: 'ideal' | 'ed25519';
  /** SHA-256 of the text's UTF-8 bytes, 64 hex digits. */
  digest(text: string): string;
  /** My signature over the text. */
  sign(text: string): Signature;
  /** Whether `signature` is `signature.signer`'s over the text. Never throws, whatever it is handed. */
  verify(text: string, signature: Signature): boolean;
}
