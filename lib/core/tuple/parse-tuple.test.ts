import { expect, test } from "vitest";
import { parseTuple } from "./parse-tuple";

const TUPLE = { time: "2026-11-22T14:52:36Z", provider: "openai", modelId: "gpt-6", status: 200 };

function read(more: Record<string, unknown>) {
  const parsed = parseTuple({ ...TUPLE, ...more });
  if (parsed.kind !== "tuple") throw new Error(`It was ${parsed.kind}.`);
  const { requestedModel = null, attemptNumber = null } = parsed.attempt;
  return { requestedModel, attemptNumber };
}

test("a model that was asked for is kept only where another one was called", () => {
  expect(read({ requestedModel: "gpt-6-large" }).requestedModel).toBe("gpt-6-large");
  expect(read({ requestedModel: "gpt-6" }).requestedModel).toBeNull();
  expect(read({ requestedModel: "openai/gpt-6" }).requestedModel).toBeNull();
  expect(read({ requestedModel: "azure/gpt-6" }).requestedModel).toBe("azure/gpt-6");
  expect(parseTuple({ ...TUPLE, requestedModel: { id: 1 } })).toMatchObject({
    ...{ kind: "malformed", reason: "wrong_type" },
  });
});

test("a first try says no number, a later one does, as number or text", () => {
  expect(read({ attempt: 1 }).attemptNumber).toBeNull();
  expect(read({ attempt: "3" }).attemptNumber).toBe(3);
  expect(read({ attempt: "retry" }).attemptNumber).toBeNull();
});
