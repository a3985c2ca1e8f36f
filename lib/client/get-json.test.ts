import { afterEach, expect, test, vi } from "vitest";
import { z } from "zod";
import type { ApiError } from "./api-error";
import { apiUrl, getJson } from "./get-json";

const Answer = z.object({ asOf: z.number() });
const loadAnswer = async () => Answer;

afterEach(() => vi.unstubAllGlobals());

function answer(body: string, status = 200) {
  vi.stubGlobal("fetch", async () => new Response(body, { status }));
}

async function failure(): Promise<ApiError> {
  return getJson("/x", {}, loadAnswer, new AbortController().signal).then(
    () => {
      throw new Error("it succeeded");
    },
    (error: ApiError) => error,
  );
}

test("filters are repeated, an empty value is kept because it means unknown", () => {
  expect(apiUrl("/x", { provider: ["a b", ""], from: 5, cursor: undefined })).toBe(
    "/x?provider=a+b&provider=&from=5",
  );
});

test("an answer of the expected shape comes through", async () => {
  answer('{"asOf":5}');
  await expect(getJson("/x", {}, loadAnswer, new AbortController().signal)).resolves.toEqual({
    asOf: 5,
  });
});

test("a problem keeps the server's code and words", async () => {
  answer('{"title":"Not now","detail":"The store is locked.","code":"locked"}', 503);
  expect(await failure()).toMatchObject({
    message: "Not now: The store is locked.",
    code: "locked",
    status: 503,
  });
});

test("an error without a problem document is named by its status", async () => {
  answer("<html>", 502);
  expect(await failure()).toMatchObject({ message: "The server answered 502.", code: "http_502" });
});

test("an answer of another shape is an error and not a crash later", async () => {
  answer('{"asOf":"soon"}');
  expect(await failure()).toMatchObject({ code: "unexpected_answer" });
});

test("a server that is gone says what to look at", async () => {
  vi.stubGlobal("fetch", async () => {
    throw new TypeError("fetch failed");
  });
  expect(await failure()).toMatchObject({ code: "unreachable", status: null });
});
