import { resolve } from "node:path";
import { auditedTransaction } from "@/db/control/audited-transaction";
import { withdrawEntryLinks } from "@/db/control/close-entry-links";
import { findUser } from "@/db/control/find-user";
import { listPeople } from "@/db/control/list-people";
import { makeEntryLink, type NewEntryLink } from "@/db/control/make-entry-link";
import { newSetupLink } from "@/db/control/new-setup-link";
import { removeUserTwoFactor } from "@/db/control/set-user-two-factor";
import { migrateStores } from "@/db/migrate";
import { type ControlDb, type ControlTx, openControl } from "@/db/open-control";
import { type ServerKeys, serverKeys } from "@/db/server-keys";
import { InvitationDraft } from "@/lib/contracts/people";
import { ENTRY_LINK_MS, entryLink } from "@/lib/core/access/entry-link";
import type { Grant } from "@/lib/core/access/principal";
import { isRole, ROLES } from "@/lib/core/access/role";
import type { AuditAction } from "@/lib/core/audit/audit-entry";
import { HOUR_MS } from "@/lib/core/time/range";
import { localActor } from "./local-actor";
import { parseOptions, UsageError } from "./parse-options";
import type { CommandIo } from "./upkeep-commands";

export type UserIo = CommandIo & {
  /** The address that people use, without a slash at its end. */
  readonly url: string;
};

export const USER_HELP = `Usage: npm run signalbox -- setup-link
       npm run signalbox -- user create --email EMAIL --role ROLE [--role ROLE…]
       npm run signalbox -- user reset-link EMAIL [--remove-two-factor]
       npm run signalbox -- user list

Each link is printed once, on standard output, and lets somebody in once.

  setup-link          makes the first administrator; good for an hour, refused when there is one
  user create         invites somebody, who chooses name and password by the link; good for a week
  user reset-link     for somebody who is locked out: another password, the end of all sessions; good for a
                      day. --remove-two-factor: they lost that too, so the password alone lets them in
  user list           one JSON object a line

  --role ROLE         ${ROLES.join(", ")}; may be repeated
  --data DIR          Signalbox's data folder (default: SIGNALBOX_DATA or ./data)
  --help              this text

Links begin with SIGNALBOX_URL, else with this machine's own address.`;

const TEXT = { type: "string" } as const;
const OPTIONS = {
  ...{ email: TEXT, data: TEXT, role: { type: "string", multiple: true } as const },
  "remove-two-factor": { type: "boolean" },
  help: { type: "boolean", short: "h" },
} as const;

/** `signalbox setup-link` and `signalbox user …`. Returns the exit code; throws UsageError. */
export function userCommand(args: readonly string[], io: UserIo): number {
  const { values, positionals } = parseOptions(args, OPTIONS);
  if (values.help) {
    io.print(USER_HELP);
    return 0;
  }
  const [action, email, ...more] = positionals;
  if (more.length > 0 || (email !== undefined && action !== "reset-link")) {
    throw new UsageError(`"${more[0] ?? email}" is one word too many.`);
  }
  const dataDir = values.data ? resolve(io.cwd, values.data) : io.dataDir;
  const run = (act: (desk: Desk) => number) => withDesk(dataDir, io, act);
  switch (action) {
    case "setup-link":
      return run(setupLink);
    case "create": {
      const invited = emailOf(values.email, "--email EMAIL");
      const roles = rolesOf(values.role ?? []);
      return run((desk) => create(desk, invited, roles));
    }
    case "reset-link": {
      const known = emailOf(email, "user reset-link EMAIL");
      return run((desk) => reset(desk, known, values["remove-two-factor"] === true));
    }
    case "list":
      return run(list);
    default:
      throw new UsageError("Say create, reset-link or list.");
  }
}

type Desk = { readonly control: ControlDb; readonly keys: ServerKeys; readonly io: UserIo };

function setupLink({ control, keys, io }: Desk): number {
  const link = newSetupLink(control, keys.audit, localActor(), io.now());
  if (link === null) {
    io.tell("There is an administrator already, who can invite others (user list shows all).");
    return 1;
  }
  io.print(entryLink(io.url, link.secret));
  io.tell("Good for an hour, once. It makes the first administrator.");
  return 0;
}

function create(desk: Desk, email: string, grants: readonly Grant[]): number {
  const { control, io } = desk;
  if (findUser(control, { email }) !== null) {
    io.tell(`${email} has an account already.`);
    return 1;
  }
  const secret = linked(desk, { kind: "invitation", email, grants }, "invitation.created");
  io.print(entryLink(io.url, secret));
  io.tell(`Good for ${ENTRY_LINK_MS.invitation / HOUR_MS / 24} days, once, for ${email}.`);
  return 0;
}

function reset(desk: Desk, email: string, removeTwoFactor: boolean): number {
  const { control, io } = desk;
  const user = findUser(control, { email });
  if (user === null || user.disabledAt !== null) {
    io.tell(
      user === null
        ? `Nobody has the address ${email} (user list shows all).`
        : `${email} is disabled: an administrator has to enable the account first.`,
    );
    return 1;
  }
  const link = { kind: "reset", email, grants: null } as const;
  const secret = linked(desk, link, "password.reset_link", (tx, note) => {
    if (!removeTwoFactor) return;
    if (removeUserTwoFactor(tx, user.id, io.now())) note("two_factor.disabled");
  });
  io.print(entryLink(io.url, secret));
  io.tell(`Good for ${ENTRY_LINK_MS.reset / HOUR_MS} hours, once, for ${email}.`);
  return 0;
}

type Note = (action: AuditAction, after?: unknown) => void;

/** Makes a link instead of earlier ones of its address, and writes down that it did. */
function linked(
  { control, keys, io }: Desk,
  link: Pick<NewEntryLink, "kind" | "grants"> & { readonly email: string },
  action: AuditAction,
  also: (tx: ControlTx, note: Note) => void = () => {},
): string {
  const now = io.now();
  const { kind, email, grants } = link;
  const expiresAt = now + ENTRY_LINK_MS[kind];
  const actor = localActor();
  return auditedTransaction(control, keys.audit, (tx, append) => {
    const note: Note = (what, after) =>
      append({
        ...{ at: now, actor, address: null, action: what, subject: email },
        ...{ before: null, after: after ?? null, reason: null },
      });
    withdrawEntryLinks(tx, kind, { email }, now);
    const { secret } = makeEntryLink(tx, { ...link, createdBy: actor.name, expiresAt }, now);
    note(action, grants === null ? { expiresAt } : { grants, expiresAt });
    also(tx, note);
    return secret;
  });
}

function list({ control, io }: Desk): number {
  for (const { user, grants, sessions } of listPeople(control, io.now())) {
    const { email, name, twoFactorEnabled, disabledAt } = user;
    const roles = grants.map(({ role }) => role);
    io.print(
      JSON.stringify({
        ...{ email, name, roles, twoFactor: twoFactorEnabled, sessions },
        disabledAt: disabledAt === null ? null : new Date(disabledAt).toISOString(),
      }),
    );
  }
  return 0;
}

function emailOf(text: string | undefined, where: string): string {
  if (text === undefined) throw new UsageError(`Say whose: ${where}.`);
  if (!InvitationDraft.shape.email.safeParse(text).success) {
    throw new UsageError(`"${text}" is not an e-mail address.`);
  }
  return text.toLowerCase();
}

function rolesOf(names: readonly string[]): Grant[] {
  if (names.length === 0) throw new UsageError(`Say what for: --role ${ROLES.join("|")}.`);
  return [...new Set(names)].map((role) => {
    if (!isRole(role)) {
      throw new UsageError(`--role must be one of ${ROLES.join(", ")}, not "${role}".`);
    }
    return { role, gateways: null, environments: null };
  });
}

function withDesk(dataDir: string, io: UserIo, act: (desk: Desk) => number): number {
  migrateStores(dataDir);
  const keys = serverKeys(dataDir, io.secret);
  const control = openControl(dataDir);
  try {
    return act({ control, keys, io });
  } finally {
    control.$client.close();
  }
}
