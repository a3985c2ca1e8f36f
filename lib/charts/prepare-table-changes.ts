import type { RouteTable } from "@/lib/core/routes/route-table";
import { tableDifference } from "@/lib/core/routes/table-difference";
import { changeSubject, changeWords } from "./route-change-words";

export type SubjectChanges = {
  readonly subject: string;
  /** `null`: it is of the whole table. */
  readonly scenario: string | null;
  readonly sentences: readonly string[];
};

/** What changes, in words, under what it is about; in the order of the difference. */
export function prepareTableChanges(base: RouteTable | null, target: RouteTable): SubjectChanges[] {
  const subjects = new Map<string, { scenario: string | null; sentences: string[] }>();
  for (const change of tableDifference(base, target)) {
    const scenario = "scenario" in change ? change.scenario : null;
    const subject = changeSubject(change);
    // A scenario may be called as a section is.
    const key = JSON.stringify([scenario, subject]);
    const held = subjects.get(key) ?? { scenario, sentences: [] };
    held.sentences.push(changeWords(change));
    subjects.set(key, held);
  }
  return [...subjects].map(([key, held]) => ({ subject: JSON.parse(key)[1], ...held }));
}
