import { afterEach, expect, test, vi } from "vitest";
import type { Principal } from "@/lib/core/access/principal";
import { ROLES, type Role } from "@/lib/core/access/role";
import { accountScene } from "@/tests/accounts/account-scene";
import { refusal } from "@/tests/accounts/refusal";
import type { AccountStores } from "./account-stores";
import { editPerson } from "./edit-person";
import { invite, withdrawInvitation } from "./invite";
import { endSessionsOf, makeResetLink } from "./person-access";
import { readPeople } from "./read-people";

const [ADA, MIA] = ["ada@acme.example", "mia@acme.example"];
const grant = (role: Role, gateways: string[] | null = null) => ({
  ...{ role, gateways, environments: null },
});

afterEach(() => {
  vi.useRealTimers();
});

/** Ada, an administrator who is signed in, and Mia, a viewer who is too. */
async function twoPeople() {
  const scene = accountScene();
  await scene.person(ADA, "admin");
  await scene.person(MIA, "viewer");
  const [ada, mia] = [scene.browser(), scene.browser("198.51.100.3")];
  await ada.signIn(ADA);
  await mia.signIn(MIA);
  const id = async (browser: typeof ada) => {
    const principal = await browser.principal();
    return principal.kind === "person" ? principal.id : "";
  };
  return { scene, ada, mia, adaId: await id(ada), miaId: await id(mia) };
}

test("a role that is given or taken holds with the next request, and what was before stands in the audit log", async () => {
  const { scene, ada, mia, miaId } = await twoPeople();
  const grants = [grant("editor", ["fra-1"]), grant("oncall")];
  const reason = "new on call";
  const edited = await editPerson(await ada.stores(), miaId, { grants, reason });
  expect(edited.grants).toMatchObject(grants);
  expect(await mia.principal()).toMatchObject({ grants });
  const [entry] = scene.rows("SELECT * FROM audit_entries ORDER BY seq DESC LIMIT 1");
  expect(entry).toMatchObject({
    ...{ action: "person.grants_changed", subject: MIA, actor_name: ADA, reason },
    ...{
      address: "192.0.2.7",
      before: JSON.stringify([{ environments: null, gateways: null, role: "viewer" }]),
    },
  });
});

test("nobody changes their own roles, not even an administrator among others", async () => {
  const { scene, ada, adaId, miaId } = await twoPeople();
  await editPerson(await ada.stores(), miaId, { grants: [grant("admin")] });
  for (const edit of [{ grants: [grant("admin"), grant("editor")] }, { disabled: true }]) {
    expect((await refusal(editPerson(await ada.stores(), adaId, edit))).code).toBe("forbidden");
  }
  const link = makeResetLink(await ada.stores(), adaId, {});
  expect((await refusal(link)).code).toBe("forbidden");
  expect(
    scene
      .entries()
      .filter((entry) => entry.endsWith(ADA))
      .at(-1),
  ).toBe(`sign_in.succeeded ${ADA}`);
});

test("the last administrator keeps the role and is not disabled, whoever asks", async () => {
  const { scene, adaId } = await twoPeople();
  for (const edit of [{ grants: [] }, { grants: [grant("viewer")] }, { disabled: true }]) {
    expect((await refusal(editPerson(scene.local(), adaId, edit))).code).toBe("conflict");
  }
  const { people } = await readPeople(scene.local());
  expect(people.find(({ id }) => id === adaId)).toMatchObject({
    ...{ disabledAt: null, grants: [{ role: "admin" }] },
  });
});

test("of two administrators who disable each other one stays", async () => {
  const { ada, mia, adaId, miaId } = await twoPeople();
  await editPerson(await ada.stores(), miaId, { grants: [grant("admin")] });
  const [byAda, byMia] = [await ada.stores(), await mia.stores()];
  await editPerson(byAda, miaId, { disabled: true });
  const late = editPerson(byMia, adaId, { disabled: true });
  expect((await refusal(late)).code).toBe("conflict");
  expect((await ada.principal()).kind).toBe("person");
});

test("a person who is disabled is out at once, and comes in again only when enabled", async () => {
  const { scene, ada, mia, miaId } = await twoPeople();
  await editPerson(await ada.stores(), miaId, { disabled: true });
  expect((await mia.principal()).kind).toBe("nobody");
  expect((await refusal(mia.signIn(MIA))).code).toBe("wrong_credentials");
  const link = makeResetLink(await ada.stores(), miaId, {});
  expect((await refusal(link)).code).toBe("conflict");
  await editPerson(await ada.stores(), miaId, { disabled: false });
  scene.wait(1_000);
  expect(await mia.signIn(MIA)).toEqual({ state: "in" });
  expect(scene.entries()).toContain(`person.disabled ${MIA}`);
  expect(scene.entries()).toContain(`person.enabled ${MIA}`);
});

test("an edit that changes nothing is no entry", async () => {
  const { scene, ada, miaId } = await twoPeople();
  const before = scene.entries();
  await editPerson(await ada.stores(), miaId, { grants: [grant("viewer")], disabled: false });
  expect(scene.entries()).toEqual(before);
});

test("sessions of another person can be ended", async () => {
  const { ada, mia, miaId } = await twoPeople();
  expect(await endSessionsOf(await ada.stores(), miaId, {})).toEqual({ ended: 1 });
  expect((await mia.principal()).kind).toBe("nobody");
});

test.each([
  [[grant("admin", ["fra-1"])]],
  [[grant("editor", [])]],
  [[grant("viewer"), grant("viewer")]],
])("grants %j are refused", async (grants) => {
  const { ada, miaId } = await twoPeople();
  expect((await refusal(editPerson(await ada.stores(), miaId, { grants }))).code).toBe(
    "invalid_body",
  );
});

test("what people know of groups stays when a person changes the rest", async () => {
  const { scene, ada, miaId } = await twoPeople();
  scene.control.$client
    .prepare("INSERT INTO grants (user_id, role, given_by) VALUES (?, 'reviewer', 'group')")
    .run(miaId);
  const { grants } = await editPerson(await ada.stores(), miaId, { grants: [grant("editor")] });
  expect(grants.map(({ role, givenBy }) => `${role} ${givenBy}`)).toEqual([
    ...["reviewer group", "editor person"],
  ]);
});

const ACTIONS: Record<string, (stores: AccountStores, id: string) => Promise<unknown>> = {
  "reads who there is": (stores) => readPeople(stores),
  invites: (stores) => invite(stores, { email: "new@acme.example", grants: [grant("viewer")] }),
  "withdraws an invitation": (stores) => withdrawInvitation(stores, "1", {}),
  "changes roles": (stores, id) => editPerson(stores, id, { grants: [grant("admin")] }),
  "ends sessions": (stores, id) => endSessionsOf(stores, id, {}),
  "makes a reset link": (stores, id) => makeResetLink(stores, id, {}),
};

test.each(Object.entries(ACTIONS))("only an administrator %s", async (_, act) => {
  const { scene, ada, adaId, miaId } = await twoPeople();
  const stores = await ada.stores();
  const people = (role: Role): Principal => ({
    ...{ kind: "person", id: miaId, name: "Mia", email: MIA, via: "session", sessionId: "x" },
    grants: [grant(role)],
  });
  for (const role of ROLES.filter((one) => one !== "admin")) {
    const refused = await refusal(act({ ...stores, principal: people(role) }, adaId));
    expect(refused.code, role).toBe("forbidden");
  }
  const nobody = act({ ...stores, principal: { kind: "nobody" } }, adaId);
  expect((await refusal(nobody)).code).toBe("unauthenticated");
  expect(scene.rows("SELECT role FROM grants ORDER BY id")).toEqual([
    ...[{ role: "admin" }, { role: "viewer" }],
  ]);
});

test("the administrator of the sample sees the people of the sample, and makes no account", async () => {
  const { ada, miaId } = await twoPeople();
  const principal: Principal = {
    ...{ kind: "person", id: "sample-ada", name: "Ada", email: "ada@sample.invalid" },
    ...{ via: "sample", sessionId: null, grants: [grant("admin")] },
  };
  const stores = { ...(await ada.stores()), principal };
  const { people, invitations } = await readPeople(stores);
  expect(JSON.stringify(people)).not.toContain("acme.example");
  expect(people.length).toBeGreaterThan(3);
  expect(invitations).toEqual([]);
  const attempts = [
    ...[() => ACTIONS.invites?.(stores, miaId), () => ACTIONS["changes roles"]?.(stores, miaId)],
    ...[() => ACTIONS["makes a reset link"]?.(stores, miaId)],
  ];
  for (const attempt of attempts) {
    expect((await refusal(Promise.resolve(attempt()))).code).toBe("forbidden");
  }
});
