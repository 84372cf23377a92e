import type { WorkloadKind } from '@dmct/core';

const TEXT: Readonly<Record<WorkloadKind, string>> = {
  orders: 'One order',
  log: 'Ten requests',
};

/** What is agreed on, as choices of a form. An approach that keeps no log says so in its row or line. */
export function workloadOptions(workloads: readonly WorkloadKind[]): { value: string; text: string }[] {
  return workloads.map((workload) => ({ value: workload, text: TEXT[workload] }));
}
