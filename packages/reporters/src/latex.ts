import { defineReporter } from '@dmct/core';
import { DiagramRecorder } from './document/diagram.js';
import { RunsRecorder } from './document/shown-runs.js';
import { reportDocument } from './document/report-document.js';
import { latexPage } from './latex/page.js';

/** For papers: a document that LaTeX sets by itself, booktabs tables and figures as code. */
export const latex = defineReporter({
  name: 'latex',
  title: 'LaTeX',
  summary: 'a document for LaTeX: booktabs tables, figures as pgfplots and TikZ code',
  media: 'application/x-latex',
  reports: ['run', 'compare', 'claims', 'validate'],
  open: (sink, header) => {
    const recorder = new DiagramRecorder();
    const runs = new RunsRecorder();
    return {
      ...(header.kind === 'run' && { onEvent: recorder.onEvent, onWaveWays: recorder.onWaveWays }),
      ...(header.kind === 'compare' && { openRun: runs.openRun }),
      onFinish: (report) => {
        const diagram = report.kind === 'run' ? recorder.finish(report.run) : null;
        sink.write(`${latexPage(reportDocument(report, header, diagram, runs.shown), header.version)}\n`);
      },
    };
  },
});
