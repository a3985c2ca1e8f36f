import { lt } from "drizzle-orm";
import type { ControlTx } from "@/db/open-control";
import { pushAnswers } from "@/db/schema/control";
import type { EpochMs } from "@/lib/core/time/range";
import { ANSWERS_KEPT_MS, type KeptAnswer } from "./find-push-answer";

/** Keeps an answer, and forgets those of more than a day ago. */
export function keepPushAnswer(
  db: ControlTx,
  token: number,
  key: string,
  { bodyHash, answer }: KeptAnswer,
  now: EpochMs,
): void {
  const values = { token, key, bodyHash, answer, answeredAt: now };
  db.delete(pushAnswers)
    .where(lt(pushAnswers.answeredAt, now - ANSWERS_KEPT_MS))
    .run();
  db.insert(pushAnswers)
    .values(values)
    .onConflictDoUpdate({ target: [pushAnswers.token, pushAnswers.key], set: values })
    .run();
}
