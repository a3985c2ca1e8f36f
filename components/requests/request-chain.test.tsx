import { render } from "@testing-library/react";
import { expect, test } from "vitest";
import { requestAttempt, requestRow } from "@/lib/charts/request-answer";
import { requestChain } from "@/lib/charts/request-chain";
import type { RequestRow } from "@/lib/contracts/requests";
import { RequestChain } from "./request-chain";

/** What is read out, which is not what is drawn. */
function spoken(parts: Partial<RequestRow>): string {
  const { container } = render(<RequestChain chain={requestChain(requestRow(parts))} />);
  for (const hidden of container.querySelectorAll("[aria-hidden=true]")) hidden.remove();
  return container.textContent ?? "";
}

test("a screen reader hears outcomes as words, and each once", () => {
  const attempts = [
    requestAttempt("nova/large", { id: "1", status: 429, outcome: "rate_limited" }),
    requestAttempt("nova/large", { id: "2", status: 429, outcome: "rate_limited" }),
    requestAttempt("nova/large", { id: "3", status: null, outcome: "timeout" }),
    requestAttempt("qwen/plus", { id: "4" }),
  ];
  expect(spoken({ attempts })).toBe(
    "large rate limited429, 2 times, then large timeout, then plus ok",
  );
});

test("a request without a logged call does not look like one without calls", () => {
  expect(spoken({ result: "unknown" })).toBe("no call is logged");
});
