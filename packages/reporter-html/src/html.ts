import { defineReporter } from '@dmct/core';
import { DiagramRecorder, reportDocument, RunsRecorder } from '@dmct/reporters';

/** One file that can be sent to people: nothing in it is loaded from outside, and nothing in it runs. */
export const html = defineReporter({
  name: 'html',
  title: 'HTML',
  summary: 'one self-contained page: tables, plots, the run in space and time, the manifest',
  media: 'text/html',
  reports: ['run', 'compare', 'claims', 'validate'],
  open: (sink, header) => {
    const recorder = new DiagramRecorder();
    const runs = new RunsRecorder();
    return {
      ...(header.kind === 'run' && { onEvent: recorder.onEvent, onWaveWays: recorder.onWaveWays }),
      ...(header.kind === 'compare' && { openRun: runs.openRun }),
      onFinish: async (report) => {
        const diagram = report.kind === 'run' ? recorder.finish(report.run) : null;
        const { htmlPage } = await import('./page.js');
        sink.write(htmlPage(reportDocument(report, header, diagram, runs.shown), header.version));
      },
    };
  },
});
