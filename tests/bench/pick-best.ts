import type { Run } from "./run-measured";

/** The least of each figure over runs that were disturbed by other work on the machine. */
export function pickBest(runs: readonly Run[]): Run {
  const least = (figure: (run: Run) => number) => Math.min(...runs.map(figure));
  return {
    seconds: least((run) => run.seconds),
    userSeconds: least((run) => run.userSeconds),
    systemSeconds: least((run) => run.systemSeconds),
    peakBytes: least((run) => run.peakBytes),
  };
}
