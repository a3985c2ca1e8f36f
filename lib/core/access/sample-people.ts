import type { Principal } from "./principal";
import type { Role } from "./role";

/** Names the one of them that a browser is; it proves nothing, and with real data nobody reads it. */
export const SAMPLE_COOKIE = "signalbox_sample_person";

/** Who one may be while the sample is shown. None of them exists. */
export const SAMPLE_PEOPLE = [
  { id: "vera", name: "Vera Lindt", roles: ["viewer"] },
  { id: "otto", name: "Otto Brand", roles: ["viewer", "oncall"] },
  { id: "edda", name: "Edda Rossi", roles: ["viewer", "editor"] },
  { id: "rune", name: "Rune Dahl", roles: ["viewer", "reviewer"] },
  { id: "ada", name: "Ada Okafor", roles: ["viewer", "oncall", "editor", "reviewer", "admin"] },
] as const satisfies readonly { id: string; name: string; roles: readonly Role[] }[];

/** The one of this id, or the one who only reads. */
export function samplePerson(id: string | null): Principal {
  const person = SAMPLE_PEOPLE.find((one) => one.id === id) ?? SAMPLE_PEOPLE[0];
  return {
    kind: "person",
    id: `sample-${person.id}`,
    name: person.name,
    email: `${person.id}@sample.invalid`,
    grants: person.roles.map((role) => ({ role, gateways: null, environments: null })),
    via: "sample",
    sessionId: null,
  };
}
