import { randomUUID } from "node:crypto";
import { SAMPLE_COOKIE } from "@/lib/core/access/sample-people";
import { expect, type test } from "./console";

export type Page = Parameters<Parameters<typeof test>[2]>[0]["page"];
export type Draft = {
  id: string;
  table: string;
  title: string;
  text: string;
  revision: number;
  contentHash: string;
  textHash: string;
};

export const FIRST = `# Who gets what
scenarios:
  default:
    primary: anthropic/claude-opus-5
    fallbacks: [openai/gpt-6-astra, qwen/qwen-max]
  agent:ops: { primary: anthropic/claude-haiku-5, fallbacks: [openai/gpt-6-astra] }
`;
export const STRICT = FIRST.replace("fallbacks: [openai/gpt-6-astra] }", "fallbacks: [] }");

/** A name that no other test has. */
export function freeTable(): string {
  return `review-${randomUUID().slice(0, 8)}`;
}

/** One call of the API in the name of a person of the sample. */
export async function call<T>(
  page: Page,
  person: string,
  method: string,
  path: string,
  data?: unknown,
) {
  const cookie = `${SAMPLE_COOKIE}=${person}`;
  const me = await page.request.get("/api/v1/me", { headers: { cookie } });
  const { csrf } = await me.json();
  const headers = { cookie, "x-signalbox-csrf": csrf ?? "", origin: new URL(me.url()).origin };
  const answer = await page.request.fetch(`/api/v1/routes${path}`, { method, headers, data });
  expect(answer.status(), `${method} ${path}: ${await answer.text()}`).toBe(200);
  return (await answer.json()) as T;
}

/** A change that `author` begins of a table that has a version already. */
export async function changeBegun(
  page: Page,
  author: string,
  [before, after]: readonly [string, string] = [FIRST, STRICT],
): Promise<Draft> {
  const table = freeTable();
  const first = await call<Draft>(page, "edda", "POST", "/drafts", {
    ...{ table, text: before, title: "The first version" },
  });
  const of = `/drafts/${first.id}`;
  const seen = { contentHash: first.contentHash, textHash: first.textHash };
  await call(page, "edda", "POST", `${of}/submission`, {});
  const { toTick } = await call<{ toTick: string[] }>(page, "rune", "GET", `${of}/checks`);
  const verdict = { verdict: "approve", ...seen, ticked: toTick };
  await call(page, "rune", "POST", `${of}/verdicts`, verdict);
  await call(page, "edda", "POST", `${of}/commit`, seen);
  const title = "Ops without a safety net";
  return call<Draft>(page, author, "POST", "/drafts", { table, text: after, title });
}

/** The same, in review. */
export async function changeInReview(
  page: Page,
  author: string,
  texts?: readonly [string, string],
): Promise<Draft> {
  const draft = await changeBegun(page, author, texts);
  await call(page, author, "POST", `/drafts/${draft.id}/submission`, {});
  return draft;
}

/** The browser belongs to this person of the sample from now on. */
export async function becomePerson(page: Page, person: string) {
  const { origin } = new URL((await page.request.get("/readyz")).url());
  await page.context().addCookies([{ name: SAMPLE_COOKIE, value: person, url: origin }]);
}

/** By Tab alone, as who has no pointer. */
export async function tabTo(page: Page, target: ReturnType<Page["getByRole"]>) {
  for (let presses = 0; presses < 200; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error("Tab never leads there.");
}

/** Nothing stands out to the right of the window. */
export async function expectNoOverflow(page: Page, where = "") {
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(beyond, `${where} pixels that stand out to the right`.trim()).toBeLessThanOrEqual(0);
}
