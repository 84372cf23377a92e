import type { Crypto, Signature } from '@dmct/core';
import { acceptText, reportText, type Certificate, type Report, type TwoTrackMessage } from './messages.js';
import type { Sizes } from './sizes.js';

/** Checks what others claim. Whatever is handed in may hold anything; no check throws. */
export class Verifier {
  constructor(
    private readonly nodes: number,
    private readonly sizes: Sizes,
    private readonly crypto: Crypto,
  ) {}

  /** The signature of an accept, if its sender signed it. */
  acceptedBy(from: number, { signature, value, view }: TwoTrackMessage): Signature | null {
    if (!isIndex(view) || typeof value !== 'string' || signature?.signer !== from) return null;
    return this.crypto.verify(acceptText(view, value), signature) ? signature : null;
  }

  isCertificate(certificate: unknown): certificate is Certificate {
    if (!isObject(certificate)) return false;
    const { signatures, value, view } = certificate as Partial<Certificate>;
    if (!isIndex(view) || typeof value !== 'string' || !Array.isArray(signatures)) return false;
    const text = acceptText(view, value);
    const signers = new Set<number>();
    for (const one of signatures as readonly unknown[]) {
      if (!isObject(one)) return false;
      const signature = one as Signature;
      if (!(isIndex(signature.signer) && signature.signer < this.nodes)) return false;
      if (!this.crypto.verify(text, signature)) return false;
      signers.add(signature.signer);
    }
    return signers.size >= this.sizes.quorum;
  }

  /** A report for this view that one replica signed. */
  isReport(report: unknown, view: number): report is Report {
    if (!isObject(report)) return false;
    const { accepted, certificate, signature, view: forView } = report as Partial<Report>;
    if (forView !== view || !isObject(signature) || accepted === undefined || certificate === undefined)
      return false;
    if (!(isIndex(signature.signer) && signature.signer < this.nodes)) return false;
    if (accepted !== null) {
      if (!isObject(accepted) || !isIndex(accepted.view) || accepted.view >= view) return false;
      if (typeof accepted.value !== 'string') return false;
    }
    if (certificate !== null && (!this.isCertificate(certificate) || certificate.view >= view)) return false;
    return this.crypto.verify(reportText({ view, accepted, certificate }), signature);
  }

  /** As many reports of different replicas for this view as a leader must wait for. */
  areReports(reports: unknown, view: number): reports is readonly Report[] {
    if (!Array.isArray(reports) || reports.length !== this.sizes.reports) return false;
    if (!reports.every((one) => this.isReport(one, view))) return false;
    return (
      new Set((reports as readonly Report[]).map(({ signature }) => signature.signer)).size === reports.length
    );
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function isIndex(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
