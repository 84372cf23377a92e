import type { Message, Signature, Value } from '@dmct/core';

export const MESSAGE_KINDS = ['propose', 'accept', 'commit', 'report'] as const;
export const KIND = { propose: 0, accept: 1, commit: 2, report: 3 } as const;

/** A value that was accepted in a view. */
export interface Accepted {
  readonly view: number;
  readonly value: Value;
}

/** Zyzzyva's commit-certificate, FaB's commit-proof: a quorum that accepted one value in one view. */
export interface Certificate extends Accepted {
  readonly signatures: readonly Signature[];
}

/** What a replica brings into a view: the last value that it accepted and the latest certificate that it knows. */
export interface Report {
  readonly view: number;
  readonly accepted: Accepted | null;
  readonly certificate: Certificate | null;
  readonly signature: Signature;
}

/** All kinds of message in one shape; what a kind doesn't use holds the neutral value. */
export interface TwoTrackMessage extends Message {
  readonly view: number;
  readonly value: Value;
  /** Accept: the sender's. */
  readonly signature: Signature | null;
  /** Commit. */
  readonly certificate: Certificate | null;
  /** Report: the sender's own. Propose: those that the leader chose by; none in view 0. */
  readonly reports: readonly Report[];
}

/** Ethernet, IPv4 and UDP headers, a view number, and the tag that authenticates the channel. */
const HEADER_BYTES = 14 + 20 + 8 + 8 + 16;
/** An Ed25519 signature (RFC 8032) and its signer. */
const SIGNATURE_BYTES = 64 + 4;

function create(kind: number, bytes: number, fields: Partial<TwoTrackMessage>): TwoTrackMessage {
  return Object.freeze({
    kind,
    topic: -1,
    bytes: HEADER_BYTES + bytes,
    view: fields.view ?? 0,
    value: fields.value ?? '',
    signature: fields.signature ?? null,
    certificate: fields.certificate ?? null,
    reports: Object.freeze(fields.reports ?? []),
  });
}

const certificateBytes = (certificate: Certificate | null): number =>
  certificate === null ? 0 : 8 + certificate.value.length + certificate.signatures.length * SIGNATURE_BYTES;

const reportBytes = ({ accepted, certificate }: Report): number =>
  8 + SIGNATURE_BYTES + (accepted?.value.length ?? 0) + certificateBytes(certificate);

export function createPropose(view: number, value: Value, reports: readonly Report[] = []): TwoTrackMessage {
  const bytes = reports.reduce((sum, report) => sum + reportBytes(report), value.length);
  return create(KIND.propose, bytes, { view, value, reports });
}

export function createAccept(view: number, value: Value, signature: Signature): TwoTrackMessage {
  return create(KIND.accept, value.length + SIGNATURE_BYTES, { view, value, signature });
}

export function createCommit(certificate: Certificate): TwoTrackMessage {
  const { value, view } = certificate;
  return create(KIND.commit, certificateBytes(certificate), { view, value, certificate });
}

export function createReport(report: Report): TwoTrackMessage {
  return create(KIND.report, reportBytes(report), { view: report.view, reports: [report] });
}

// What is signed. Free text comes last, so that no two statements share a text.

export function acceptText(view: number, value: Value): string {
  return `accept|${String(view)}|${value}`;
}

export function reportText({ accepted, certificate, view }: Omit<Report, 'signature'>): string {
  return `report|${String(view)}|${JSON.stringify([accepted?.view, accepted?.value, certificate?.view, certificate?.value])}`;
}
