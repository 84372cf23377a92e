import {
  UsageError,
  VERSION,
  type OpenReport,
  type OpenRun,
  type Registry,
  type Report,
  type Reporter,
  type Sink,
  type TraceEvent,
  type WaveWays,
} from '@dmct/core';
import { PLAIN_COLUMNS, wantsColour, type Io } from '../io.js';
import type { Arguments } from '../options/option.js';
import { checkOutputFile, writeOutputFiles, type OutputFile } from './files.js';

/** The reporters of a command, opened and checked before anything runs. */
export interface Outputs {
  /** Hands an event to the reporters; absent where none is to see the trace. */
  readonly onEvent?: (event: TraceEvent) => void;
  /** Hands the waves' ways to the reporters; absent as `onEvent` is. */
  readonly onWaveWays?: (ways: WaveWays) => void;
  /** Hands one run of a comparison to the reporters that show some in full; absent where none does. */
  readonly openRun?: () => OpenRun;
  /** Shows what is complete at once, where the reporter to stdout can: the parts in their order make up the report. */
  onPart(part: Report): void;
  /** Writes everything: files first, then stdout. */
  finish(report: Report): Promise<void>;
  /** Says on stdout, where parts were shown, that this is all there will be. Files are left as they were. */
  stop(report: Report, reason: string): void;
}

interface Output {
  readonly reporter: Reporter;
  /** Null for stdout. */
  readonly file: OutputFile | null;
  readonly text: string[];
  readonly open: OpenReport;
}

export interface OutputsRequest {
  readonly registry: Registry;
  readonly args: Arguments;
  readonly kind: Report['kind'];
  readonly trace: 'on' | 'off' | undefined;
  /** For the reporters' header. */
  readonly command: string;
}

/** Opens the reporters that the command line names; the terminal's where it names none. */
export function openOutputs(io: Io, request: OutputsRequest): Outputs {
  const wanted = request.args.all('reporter');
  const outputs = (wanted.length === 0 ? ['terminal'] : wanted).map((text) => openOutput(io, request, text));
  assertDistinct(outputs);
  const listeners = outputs.flatMap(({ open }) => (open.onEvent === undefined ? [] : [open]));
  const showing = outputs.find(({ file, open }) => file === null && open.onPart !== undefined);
  const showers = outputs.flatMap(({ open }) => (open.openRun === undefined ? [] : [open]));
  const isTraced = listeners.length > 0 && request.trace !== 'off';
  return {
    ...(isTraced && {
      onEvent: (event: TraceEvent) => {
        for (const listener of listeners) listener.onEvent?.(event);
      },
      onWaveWays: (ways: WaveWays) => {
        for (const listener of listeners) listener.onWaveWays?.(ways);
      },
    }),
    ...(showers.length > 0 && request.trace !== 'off' && { openRun: () => together(showers) }),
    onPart: (part) => {
      if (showing === undefined) return;
      showing.open.onPart?.(part);
      flush(io, showing);
    },
    finish: async (report) => {
      for (const { open } of outputs) await open.onFinish(report);
      writeOutputFiles(outputs.flatMap(({ file, text }) => (file === null ? [] : [{ file, text }])));
      for (const output of outputs) if (output.file === null) flush(io, output);
    },
    stop: (report, reason) => {
      if (showing === undefined) return;
      showing.open.onStop?.(report, reason);
      flush(io, showing);
    },
  };
}

/** One run, heard by each. */
function together(reports: readonly OpenReport[]): OpenRun {
  const runs = reports.flatMap((report) => report.openRun?.() ?? []);
  return {
    onWaveWays: (ways) => {
      for (const run of runs) run.onWaveWays(ways);
    },
    onEvent: (event) => {
      for (const run of runs) run.onEvent(event);
    },
    onEnd: (result) => {
      for (const run of runs) run.onEnd(result);
    },
  };
}

function flush(io: Io, { text }: Output): void {
  for (const part of text.splice(0)) io.stdout.write(part);
}

function openOutput(io: Io, { registry, kind, trace, command }: OutputsRequest, wanted: string): Output {
  const equals = wanted.indexOf('=');
  const name = equals < 0 ? wanted : wanted.slice(0, equals);
  const fileName = equals < 0 ? null : wanted.slice(equals + 1);
  if (fileName === '') throw new UsageError(`--reporter ${name}= needs a file after the equals sign`);
  const reporter = registry.reporters.get(name);
  if (!reporter.reports.includes(kind)) {
    const able = registry.reporters.all.filter(({ reports }) => reports.includes(kind));
    throw new UsageError(
      `reporter ${name} can't write what ${kind} gives; these can: ${able.map((each) => each.name).join(', ')}`,
    );
  }
  if (reporter.needsTrace === true && trace === 'off') {
    throw new UsageError(`reporter ${name} needs the trace: leave out --trace off`);
  }
  const file = fileName === null ? null : checkOutputFile(fileName, io.cwd);
  const text: string[] = [];
  const sink: Sink = {
    write: (part) => text.push(part),
    colour: file === null && wantsColour(io, io.stdout),
    columns: file === null && io.stdout.isTerminal ? io.stdout.columns : PLAIN_COLUMNS,
    ...(file === null && { program: io.program }),
  };
  return {
    reporter,
    file,
    text,
    open: reporter.open(sink, { kind, version: VERSION, command, runtime: `Node ${process.versions.node}` }),
  };
}

function assertDistinct(outputs: readonly Output[]): void {
  if (outputs.filter(({ file }) => file === null).length > 1) {
    throw new UsageError(
      'only one reporter can write to stdout: give the others a file, --reporter NAME=FILE',
    );
  }
  const targets = outputs.flatMap(({ file }) => (file === null ? [] : [file.target]));
  const twice = targets.find((target, index) => targets.indexOf(target) !== index);
  if (twice !== undefined) throw new UsageError(`two reporters would write the same file, ${twice}`);
}
