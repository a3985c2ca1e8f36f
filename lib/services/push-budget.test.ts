import { expect, test } from "vitest";
import { PushBudget } from "./push-budget";

test("what one request holds, another cannot, until it is done or has failed", async () => {
  const budget = new PushBudget(100);
  const { promise, resolve } = Promise.withResolvers<void>();
  const first = budget.share(async (take) => {
    take(60);
    take(30);
    await promise;
  });
  const refused = budget.share(async (take) => take(11));
  await expect(refused).rejects.toMatchObject({ code: "too_many_requests", retryAfterS: 1 });
  await budget.share(async (take) => take(10));
  resolve();
  await first;
  const failed = budget.share(async (take) => {
    take(100);
    throw new Error("broken");
  });
  await expect(failed).rejects.toThrow("broken");
  await budget.share(async (take) => take(100));
});
