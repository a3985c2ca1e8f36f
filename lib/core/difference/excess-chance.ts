/** How often a value occurs in a selection, and in the rest beside it. */
export type Occurrence = {
  readonly selected: number;
  /** All of the selection. */
  readonly selectedOf: number;
  readonly rest: number;
  /** All of the rest. */
  readonly restOf: number;
};

/** Terms that change the sum by less than this share are not added. */
const NEGLIGIBLE = 1e-17;

/**
 * The natural logarithm of the chance that a selection of this size, drawn blindly from selection and rest
 * together, holds a value at least as often: Fisher's exact test, one-sided (hypergeometric upper tail).
 * In logarithms, because at millions of attempts the chance itself is smaller than any number. 0 where the
 * value is no more frequent in the selection than expected.
 */
export function logExcessChance({ selected, selectedOf, rest, restOf }: Occurrence): number {
  const all = selectedOf + restOf;
  const withValue = selected + rest;
  if (all === 0 || selected * all <= withValue * selectedOf) return 0;
  const first =
    logChoose(withValue, selected) +
    logChoose(all - withValue, selectedOf - selected) -
    logChoose(all, selectedOf);
  // Above the mean every further term is smaller than the one before.
  let term = 1;
  let sum = 1;
  for (let k = selected; k < Math.min(withValue, selectedOf); k++) {
    term *=
      ((withValue - k) * (selectedOf - k)) / ((k + 1) * (all - withValue - selectedOf + k + 1));
    sum += term;
    if (term < sum * NEGLIGIBLE) break;
  }
  return Math.min(0, first + Math.log(sum));
}

function logChoose(n: number, k: number): number {
  return logFactorial(n) - logFactorial(k) - logFactorial(n - k);
}

const SMALL = logFactorials(32);

/** Stirling's series; below 32 exact, because there the series is not yet good to the last digits. */
function logFactorial(n: number): number {
  const small = SMALL[n];
  if (small !== undefined) return small;
  const square = n * n;
  const series = (1 - (1 / 30 - (2 / 105 - 1 / (140 * square)) / (2 * square)) / square) / (12 * n);
  return n * Math.log(n) - n + 0.5 * Math.log(2 * Math.PI * n) + series;
}

function logFactorials(below: number): number[] {
  const logs = [0];
  for (let n = 1; n < below; n++) logs.push((logs[n - 1] ?? 0) + Math.log(n));
  return logs;
}
