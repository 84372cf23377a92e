import './style.css';
import { byId, make } from './element.js';
import type { Answer, AttackChoice, Question } from './protocol.js';
import { emptyTable, showRow } from './table.js';

const form = byId('controls', HTMLFormElement);
const table = byId('comparison', HTMLTableElement);
const progress = byId('progress', HTMLProgressElement);
const status = byId('status', HTMLParagraphElement);
const command = byId('command', HTMLElement);
const runButton = byId('run', HTMLButtonElement);
const cancelButton = byId('cancel', HTMLButtonElement);
let worker: Worker | null = null;

const attackSelect = form.elements.namedItem('attack') as HTMLSelectElement;

function offerAttacks(attacks: readonly AttackChoice[]): void {
  if (attackSelect.options.length > 0) return;
  for (const { name, title } of attacks) {
    const option = make('option', '', title);
    option.setAttribute('value', name);
    attackSelect.append(option);
  }
}

function readForm(): Question {
  const data = new FormData(form);
  const number = (name: string): number => Number(data.get(name));
  return {
    attack: attackSelect.value,
    nodes: number('nodes'),
    traitors: number('traitors'),
    seeds: number('seeds'),
    seed: number('seed'),
  };
}

function commandOf({ attack, nodes, seed, seeds, traitors }: Question): string {
  const options = { attacks: attack, nodes, traitors, seeds, seed };
  return `pnpm dmct compare ${Object.entries(options)
    .map(([name, value]) => `--${name} ${String(value)}`)
    .join(' ')}`;
}

function stop(text: string): void {
  worker?.terminate();
  worker = null;
  runButton.disabled = false;
  cancelButton.disabled = true;
  status.textContent = text;
}

function hear(answer: Answer): void {
  switch (answer.kind) {
    case 'ready':
      offerAttacks(answer.attacks);
      begin(answer.strategies);
      break;
    case 'progress':
      progress.value = answer.fraction;
      status.textContent = answer.label;
      break;
    case 'row':
      showRow(table, answer.row);
      break;
    case 'refused':
      stop(answer.reason);
      break;
    case 'done':
      progress.value = 1;
      stop(`measured in ${(answer.milliseconds / 1000).toFixed(1)} s`);
  }
}

/** A fresh worker for each comparison: ending it is the one sure way to cancel a run. */
function run(): void {
  stop('starting');
  progress.value = 0;
  runButton.disabled = true;
  cancelButton.disabled = false;
  worker = new Worker(new URL('./lab-worker.ts', import.meta.url), { type: 'module' });
  worker.onmessage = ({ data }: MessageEvent<Answer>) => {
    hear(data);
  };
  worker.onerror = (event) => {
    stop(`a fault of ours: ${event.message}`);
  };
}

function begin(strategies: readonly string[]): void {
  const question = readForm();
  emptyTable(table, strategies);
  command.textContent = commandOf(question);
  worker?.postMessage(question);
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  run();
});
cancelButton.addEventListener('click', () => {
  stop('cancelled; the rows above were measured');
});
run();
