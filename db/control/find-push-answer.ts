import { and, eq } from "drizzle-orm";
import type { ControlTx } from "@/db/open-control";
import { pushAnswers } from "@/db/schema/control";
import { DAY_MS, type EpochMs } from "@/lib/core/time/range";

export const ANSWERS_KEPT_MS = DAY_MS;

export type KeptAnswer = { readonly bodyHash: string; readonly answer: string };

/** The answer that a token's push with this key got within the last day. */
export function findPushAnswer(
  db: ControlTx,
  token: number,
  key: string,
  now: EpochMs,
): KeptAnswer | null {
  const kept = db
    .select()
    .from(pushAnswers)
    .where(and(eq(pushAnswers.token, token), eq(pushAnswers.key, key)))
    .get();
  return kept === undefined || kept.answeredAt <= now - ANSWERS_KEPT_MS ? null : kept;
}
