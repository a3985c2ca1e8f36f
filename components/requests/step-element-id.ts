/** By which links on the page find a step. */
export function stepElementId(index: number): string {
  return `step-${index + 1}`;
}
