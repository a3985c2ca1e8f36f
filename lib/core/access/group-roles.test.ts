import { expect, test } from "vitest";
import { grantsOfGroups, readGroupRoles } from "./group-roles";
import type { Grant } from "./principal";

const everywhere = (role: Grant["role"]): Grant => ({ role, gateways: null, environments: null });

function rules(text: string) {
  const read = readGroupRoles(text);
  if (read.state === "faulty") throw new Error(read.why);
  return read.rules;
}

test("whoever is in several groups holds what each of them gives, and equal roles once", () => {
  const all = rules("ops=oncall, leads=admin,sre=oncall");
  expect(grantsOfGroups(all, ["sre", "ops", "leads"])).toEqual([
    everywhere("oncall"),
    everywhere("admin"),
  ]);
});

test("groups that no rule names give nothing, nor do names that are only alike", () => {
  const all = rules("leads=admin");
  expect(grantsOfGroups(all, ["Leads", "leads ", "lead", "admin", ""])).toEqual([]);
  expect(grantsOfGroups([], ["leads"])).toEqual([]);
});

test("editors and reviewers can be limited to a Gateway and an environment, by one entry each", () => {
  const all = rules("eu=editor@gateway:eu-1,eu=editor@gateway:eu-2@environment:prod");
  expect(grantsOfGroups(all, ["eu"])).toEqual([
    { role: "editor", gateways: ["eu-1"], environments: null },
    { role: "editor", gateways: ["eu-2"], environments: ["prod"] },
  ]);
});

test("a group may have an = in its name, and nothing at all is no rule", () => {
  expect(rules("cn=ops=viewer")).toEqual([{ group: "cn=ops", grant: everywhere("viewer") }]);
  expect(rules(" , ,")).toEqual([]);
});

test.each([
  ["ops", /GROUP=ROLE/],
  ["=admin", /GROUP=ROLE/],
  ["ops=root", /no role "root"/],
  ["ops=", /no role ""/],
  ["ops=viewer@gateway:eu-1", /viewer holds everywhere/],
  ["ops=editor@region:eu", /gateway:NAME/],
  ["ops=editor@gateway:", /gateway:NAME/],
  ["ops=editor@gateway:a@gateway:b", /twice for two/],
])("%s is named as the entry that cannot be read", (entry, why) => {
  const read = readGroupRoles(`good=viewer,${entry}`);
  expect(read).toMatchObject({ state: "faulty", entry });
  expect(read.state === "faulty" && read.why).toMatch(why);
});
