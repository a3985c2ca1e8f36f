import { afterEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { sendJson } from "./get-json";
import { routeProblemOf } from "./route-problem";

afterEach(() => vi.unstubAllGlobals());

const PROBLEM = { type: "about:blank", title: "Edited meanwhile", status: 409, detail: "By Max." };
const CURRENT = { revision: 2, text: "theirs", savedBy: "Max", savedAt: 5 };

async function refusedWith(body: object): Promise<unknown> {
  vi.stubGlobal("fetch", async () => Response.json(body, { status: 409 }));
  const write = { method: "PUT", path: "/x", body: {} } as const;
  return sendJson(write, async () => z.object({})).catch((error: unknown) => error);
}

test("a save that came too late brings both texts to the page that saved", async () => {
  const conflict = { current: CURRENT, yours: "mine" };
  const refusal = { code: "saved_meanwhile", by: "Max" };
  const error = await refusedWith({ ...PROBLEM, code: "conflict", refusal, conflict });
  expect(await routeProblemOf(error)).toMatchObject({ refusal, conflict });
});

test("a refusal that no rule of review made is none", async () => {
  expect(await routeProblemOf(await refusedWith({ ...PROBLEM, code: "conflict" }))).toBeNull();
  expect(await routeProblemOf(new Error("offline"))).toBeNull();
});
