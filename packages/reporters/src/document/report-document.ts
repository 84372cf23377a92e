import type { Report, ReportHeader } from '@dmct/core';
import { claimsDocument } from './claims.js';
import { comparisonDocument } from './comparison.js';
import type { Diagram } from './diagram.js';
import type { ReportDocument } from './document.js';
import { runDocument } from './run.js';
import type { ShownRun } from './shown-runs.js';
import { validationDocument } from './validation.js';

/** Any report as a document; a run's comes with its diagram where its trace was on, a comparison's with some runs'. */
export function reportDocument(
  report: Report,
  header: ReportHeader,
  diagram: Diagram | null = null,
  shown: readonly ShownRun[] = [],
): ReportDocument {
  switch (report.kind) {
    case 'run':
      return runDocument(report.run, header, diagram);
    case 'compare':
      return comparisonDocument(report.comparison, header, shown);
    case 'claims':
      return claimsDocument(report.ledger, header);
    case 'validate':
      return validationDocument(report.validation, header);
  }
}
