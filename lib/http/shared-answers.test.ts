import { expect, test } from "vitest";
import { SharedAnswers } from "./shared-answers";

function counted() {
  let made = 0;
  return { make: async () => `answer ${++made}`, made: () => made };
}

test("who asks the same while it is being made shares one answer", async () => {
  const shared = new SharedAnswers();
  const { make, made } = counted();
  const asked = Array.from({ length: 20 }, () => shared.answer("/now", "1", 0, make));
  expect(new Set(await Promise.all(asked))).toEqual(new Set(["answer 1"]));
  expect(made()).toBe(1);
});

test("an answer is made anew after a second, and at once when the stores change", async () => {
  const shared = new SharedAnswers();
  const { make } = counted();
  expect(await shared.answer("/now", "1", 0, make)).toBe("answer 1");
  expect(await shared.answer("/now", "1", 999, make)).toBe("answer 1");
  expect(await shared.answer("/now", "1", 1_000, make)).toBe("answer 2");
  expect(await shared.answer("/now", "2", 1_001, make)).toBe("answer 3");
  expect(await shared.answer("/now", "1", 1_002, make)).toBe("answer 4");
});

test("different questions never share an answer", async () => {
  const shared = new SharedAnswers();
  expect(await shared.answer("/now", "1", 0, async () => "now")).toBe("now");
  expect(await shared.answer("/keys", "1", 0, async () => "keys")).toBe("keys");
});

test("a failure is not kept", async () => {
  const shared = new SharedAnswers();
  const fails = async () => {
    throw new Error("not ready");
  };
  await expect(shared.answer("/now", "1", 0, fails)).rejects.toThrow("not ready");
  expect(await shared.answer("/now", "1", 1, async () => "ready")).toBe("ready");
});

test("however many questions are asked, few answers are held", async () => {
  const shared = new SharedAnswers();
  const { make, made } = counted();
  for (let n = 0; n < 1_000; n++) await shared.answer(`/now?q=${n}`, "1", 0, make);
  await shared.answer("/now?q=999", "1", 0, make);
  expect(made()).toBe(1_000);
  await shared.answer("/now?q=0", "1", 0, make);
  expect(made()).toBe(1_001);
});
