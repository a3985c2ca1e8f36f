import { createHash, type Hash } from "node:crypto";
import { findPushAnswer } from "@/db/control/find-push-answer";
import { keepPushAnswer } from "@/db/control/keep-push-answer";
import { PushAnswer } from "@/lib/contracts/push";
import type { PushToken } from "./authorise-push";
import { PushError } from "./push-error";
import { pushLines } from "./push-lines";
import type { PushStores } from "./push-stores";

export type PushedOnce = { readonly answer: PushAnswer; readonly repeated: boolean };

/** Keys of pushes that are being answered by this process. */
const IN_USE = new WeakMap<PushStores["gate"], Set<string>>();

/**
 * {@link pushLines}, once for each `Idempotency-Key` of a token: the same body with the same key gets
 * the answer that it got before, for a day. Only answers are kept, no refusals.
 */
export async function pushOnce(
  stores: PushStores,
  token: PushToken,
  key: string | null,
  body: AsyncIterable<Buffer>,
  noteForeign: () => void,
): Promise<PushedOnce> {
  if (key === null) {
    return { answer: await pushLines(stores, token, body, noteForeign), repeated: false };
  }
  if (!/^[\x21-\x7e]{1,255}$/.test(key)) {
    throw new PushError("invalid_key", "An Idempotency-Key is 1 to 255 visible ASCII characters.");
  }
  const inUse = IN_USE.get(stores.gate) ?? new Set();
  IN_USE.set(stores.gate, inUse);
  const name = `${token.id} ${key}`;
  if (inUse.has(name)) {
    throw new PushError("key_in_use", "A push with this Idempotency-Key is still going on.", 1);
  }
  inUse.add(name);
  try {
    return await answerOnce(stores, token, key, body, noteForeign);
  } finally {
    inUse.delete(name);
  }
}

async function answerOnce(
  stores: PushStores,
  token: PushToken,
  key: string,
  body: AsyncIterable<Buffer>,
  noteForeign: () => void,
): Promise<PushedOnce> {
  const { control, now } = stores;
  const hash = createHash("sha256");
  const kept = findPushAnswer(control, token.id, key, now());
  if (kept === null) {
    const answer = await pushLines(stores, token, hashed(body, hash), noteForeign);
    const bodyHash = hash.digest("hex");
    keepPushAnswer(control, token.id, key, { bodyHash, answer: JSON.stringify(answer) }, now());
    return { answer, repeated: false };
  }
  for await (const chunk of body) hash.update(chunk);
  if (hash.digest("hex") !== kept.bodyHash) {
    throw new PushError(
      "key_reused",
      "This Idempotency-Key came with another body before. Nothing of this one was taken.",
    );
  }
  return { answer: PushAnswer.parse(JSON.parse(kept.answer)), repeated: true };
}

async function* hashed(body: AsyncIterable<Buffer>, hash: Hash): AsyncGenerator<Buffer> {
  for await (const chunk of body) {
    hash.update(chunk);
    yield chunk;
  }
}
