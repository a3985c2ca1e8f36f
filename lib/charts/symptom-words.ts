import type { Symptom } from "@/lib/core/triage/triage-order";
import { OUTCOME_LOOKS } from "./outcome-look";

/** A symptom as it is said on screen. */
export function symptomWords(symptom: Symptom): string {
  return symptom === "partial" ? "some keys fail, others work" : OUTCOME_LOOKS[symptom].word;
}
