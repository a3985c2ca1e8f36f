import type { TriageStep } from "@/lib/core/triage/triage-order";

type Order = readonly TriageStep[];

/** Moves a step by one place; at an end it stays. */
export function moveStep(order: Order, index: number, by: 1 | -1): TriageStep[] {
  return placeStep(order, index, index + by);
}

/** Takes a step out and puts it in at another place. */
export function placeStep(order: Order, from: number, to: number): TriageStep[] {
  const step = order[from];
  if (step === undefined || to < 0 || to >= order.length) return [...order];
  const rest = order.filter((one) => one !== step);
  return [...rest.slice(0, to), step, ...rest.slice(to)];
}

/** A new, empty step at the end, with an id that the order does not have. */
export function addStep(order: Order): TriageStep[] {
  const ids = new Set(order.map(({ id }) => id));
  let n = order.length + 1;
  while (ids.has(`step-${n}`)) n++;
  return [...order, { id: `step-${n}`, text: "", why: "" }];
}
