import { vi } from "vitest";
import { openControl } from "@/db/open-control";
import { type ServerKeys, serverKeys } from "@/db/server-keys";
import { openAuth } from "@/lib/auth/open-auth";
import { principalOf } from "@/lib/auth/principal-of";
import { LOCAL, type Principal } from "@/lib/core/access/principal";
import type { Role } from "@/lib/core/access/role";
import type { AccountStores } from "@/lib/services/account-stores";
import { enter } from "@/lib/services/enter";
import { invite } from "@/lib/services/invite";
import { signIn } from "@/lib/services/sign-in";
import type { WithCookies } from "@/lib/services/with-cookies";
import { tempStores } from "../stores/temp-store";

export const NOON = Date.UTC(2026, 10, 22, 12);
export const GOOD_PASSWORD = "violet tractor humming orbit";

/** Everything that accounts need, real, in a folder of its own, and a clock that the test moves. */
export function accountScene(url = "https://signalbox.example/ops") {
  vi.useFakeTimers({ toFake: ["Date"], now: NOON });
  const dataDir = tempStores();
  const control = openControl(dataDir);
  const keys = serverKeys(dataDir, null);
  const auth = openAuth(control, keys, { url });
  const base = { control, keys, auth, url };
  const local: () => AccountStores = () => ({
    ...{ ...base, principal: LOCAL, address: null, headers: new Headers(), now: Date.now() },
  });
  return {
    ...{ dataDir, control, keys, auth, local },
    wait: (ms: number) => vi.setSystemTime(Date.now() + ms),
    browser: (address = "192.0.2.7") => new Browser(base, address),
    /** Somebody who accepted an invitation. */
    person: async (email: string, ...roles: Role[]) => {
      const grants = roles.map((role) => ({ role, gateways: null, environments: null }));
      const { link } = await invite(local(), { email, grants });
      const secret = secretOf(link);
      await enter(local(), { secret, name: email.split("@")[0], password: GOOD_PASSWORD });
    },
    /** What was written to the audit log, oldest first, as `action subject`. */
    entries: () =>
      control.$client
        .prepare("SELECT action || ' ' || subject FROM audit_entries ORDER BY seq")
        .pluck()
        .all() as string[],
    rows: (sql: string) => control.$client.prepare(sql).all() as Record<string, unknown>[],
  };
}

export function secretOf(link: string): string {
  return link.slice(link.indexOf("#") + 1);
}

type Base = Pick<AccountStores, "control" | "auth" | "url"> & { readonly keys: ServerKeys };

/** Keeps cookies as a browser does. */
export class Browser {
  readonly cookies = new Map<string, string>();

  constructor(
    private readonly base: Base,
    readonly address: string,
  ) {}

  headers(): Headers {
    const cookie = Array.from(this.cookies, ([name, value]) => `${name}=${value}`).join("; ");
    const headers = new Headers({ "x-signalbox-peer": this.address, "user-agent": "Test" });
    if (cookie !== "") headers.set("cookie", cookie);
    return headers;
  }

  async principal(): Promise<Principal> {
    const { auth, control } = this.base;
    return principalOf(auth, control, this.headers(), Date.now());
  }

  async stores(): Promise<AccountStores> {
    const { base, address } = this;
    const principal = await this.principal();
    return { ...base, principal, address, headers: this.headers(), now: Date.now() };
  }

  /** Keeps the cookies of an answer, and gives what was answered. */
  take<Answer>({ answer, cookies }: WithCookies<Answer>): Answer {
    for (const cookie of cookies) {
      const [pair = ""] = cookie.split(";", 1);
      const [name = "", value = ""] = pair.split(/=(.*)/s);
      if (/max-age=0/i.test(cookie)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return answer;
  }

  async signIn(email: string, password = GOOD_PASSWORD) {
    return this.take(await signIn(await this.stores(), { email, password }));
  }
}
