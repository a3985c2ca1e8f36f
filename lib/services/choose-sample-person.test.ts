import { expect, test } from "vitest";
import { LOCAL, NOBODY } from "@/lib/core/access/principal";
import { samplePerson } from "@/lib/core/access/sample-people";
import type { AccountStores } from "./account-stores";
import { chooseSamplePerson } from "./choose-sample-person";

/** It looks at nothing else of a request. */
const asked = (principal: AccountStores["principal"], url = "http://127.0.0.1:3000") =>
  ({ principal, url }) as AccountStores;

test("who looks at the sample becomes another of its people, below the console's own path only", async () => {
  const { answer, cookies } = await chooseSamplePerson(
    asked(samplePerson(null), "http://127.0.0.1:3000/ops"),
    { id: "ada" },
  );
  expect(answer).toEqual({ id: "ada" });
  expect(cookies).toEqual(["signalbox_sample_person=ada; Path=/ops/; HttpOnly; SameSite=Lax"]);
});

test.each([
  ["nobody", NOBODY],
  ["the command line", LOCAL],
  ["somebody with an account", { ...samplePerson("ada"), via: "session", sessionId: "s" } as const],
])("%s becomes no sample person", async (_, principal) => {
  await expect(
    chooseSamplePerson(asked(principal as AccountStores["principal"]), { id: "ada" }),
  ).rejects.toMatchObject({ code: "not_found" });
});

test("a name that the sample does not have never gets into a cookie", async () => {
  await expect(
    chooseSamplePerson(asked(samplePerson(null)), { id: "ada; Domain=evil.example" }),
  ).rejects.toMatchObject({ code: "not_found" });
});
