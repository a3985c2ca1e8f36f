import { listEntryLinks } from "@/db/control/list-entry-links";
import { listPeople, type PersonRow } from "@/db/control/list-people";
import type { GrantWire } from "@/lib/contracts/me";
import type { InvitationWire, People, PersonWire } from "@/lib/contracts/people";
import type { Grant } from "@/lib/core/access/principal";
import { SAMPLE_PEOPLE, samplePerson } from "@/lib/core/access/sample-people";
import type { EpochMs } from "@/lib/core/time/range";
import type { AccountStores } from "./account-stores";
import { demand } from "./demand";

/** GET /api/v1/people: everybody who has an account, and who was invited. In the sample, its people. */
export async function readPeople(stores: AccountStores): Promise<People> {
  demand(stores, "people.manage");
  const { control, now, principal } = stores;
  if (principal.kind === "person" && principal.via === "sample") return samplePeople(now);
  return {
    people: listPeople(control, now).map(personWire),
    invitations: listEntryLinks(control).map((link) => ({
      ...{ id: link.id, email: link.email ?? "", grants: link.grants.map(grantWire) },
      ...{ createdBy: link.createdBy, createdAt: link.createdAt, expiresAt: link.expiresAt },
      state: stateOf(link, now),
    })),
  };
}

export function personWire(row: PersonRow): PersonWire {
  const { user, grants, hasPassword, isFederated, isByProxy, sessions, lastSeenAt } = row;
  const ways = [
    hasPassword ? "password" : null,
    isFederated ? "oidc" : null,
    isByProxy ? "proxy" : null,
  ] as const;
  return {
    ...{ id: user.id, name: user.name, email: user.email, sessions, lastSeenAt },
    grants: grants.map((grant) => ({ ...grantWire(grant), givenBy: grant.givenBy })),
    twoFactor: user.twoFactorEnabled,
    signsInWith: ways.filter((way) => way !== null),
    disabledAt: user.disabledAt,
    createdAt: user.createdAt.getTime(),
  };
}

function grantWire({ role, gateways, environments }: Grant): GrantWire {
  return {
    role,
    gateways: gateways === null ? null : [...gateways],
    environments: environments === null ? null : [...environments],
  };
}

function samplePeople(now: EpochMs): People {
  const people = SAMPLE_PEOPLE.flatMap(({ id }): PersonWire[] => {
    const person = samplePerson(id);
    if (person.kind !== "person") return [];
    const grants = person.grants.map((grant) => ({
      ...{ ...grantWire(grant), givenBy: "person" as const },
    }));
    return [
      {
        ...{ id: person.id, name: person.name, email: person.email, grants },
        ...{ twoFactor: false, signsInWith: [], disabledAt: null, createdAt: now },
        ...{ lastSeenAt: null, sessions: 0 },
      },
    ];
  });
  return { people, invitations: [] };
}

type Ends = {
  readonly usedAt: EpochMs | null;
  readonly withdrawnAt: EpochMs | null;
  readonly expiresAt: EpochMs;
};

function stateOf({ usedAt, withdrawnAt, expiresAt }: Ends, now: EpochMs): InvitationWire["state"] {
  if (usedAt !== null) return "used";
  if (withdrawnAt !== null) return "withdrawn";
  return expiresAt <= now ? "expired" : "open";
}
