import { OUTCOMES } from "@/lib/core/outcome/outcome";

/** What one sees: an outcome, or `partial`: of one place's calls some keys' succeed and others' fail. */
export const SYMPTOMS = [...OUTCOMES.filter((outcome) => outcome !== "ok"), "partial"] as const;
export type Symptom = (typeof SYMPTOMS)[number];

/** One thing to do about a symptom. */
export type TriageStep = {
  /** `backoff`, `spare-key`… or one of the organisation's own: unique within an order. */
  readonly id: string;
  /** What to do, in the imperative. */
  readonly text: string;
  /** Why it stands at this place. */
  readonly why: string;
};

/** What to do about each symptom, first things first. */
export type TriageOrders = Readonly<Record<Symptom, readonly TriageStep[]>>;
