import { PROPERTIES, type Property, type Verdicts, type Violation } from '@dmct/core';
import { judgeAgreement } from './agreement.js';
import { judgeFinality } from './finality.js';
import type { Finding, History } from './history.js';
import { judgeIntegrity } from './integrity.js';
import { sortDecisions } from './rounds.js';
import { judgeTermination } from './termination.js';
import { judgeValidity } from './validity.js';

/** The verdicts, and the evidence of each violated property in the order of {@link PROPERTIES}. */
export interface Judgement {
  readonly verdicts: Verdicts;
  readonly violations: readonly Violation[];
}

/**
 * Judges a run from outside, by what honest replicas decided and what went in. Where no replica is honest there is
 * nobody to whom anything was promised: every property holds vacuously.
 */
export function judge(history: History): Judgement {
  const decisions = sortDecisions(history);
  const findings: Readonly<Record<Property, Finding>> = {
    agreement: judgeAgreement(decisions),
    validity: judgeValidity(history, decisions),
    termination: judgeTermination(history, decisions),
    integrity: judgeIntegrity(decisions),
    finality: judgeFinality(history, decisions),
  };
  return {
    verdicts: {
      agreement: findings.agreement.outcome,
      validity: findings.validity.outcome,
      termination: findings.termination.outcome,
      integrity: findings.integrity.outcome,
      finality: findings.finality.outcome,
    },
    violations: PROPERTIES.flatMap((property) => {
      const finding = findings[property];
      return finding.outcome === 'violated' ? [finding.violation] : [];
    }),
  };
}
