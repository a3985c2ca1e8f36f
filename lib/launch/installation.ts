import { listGateways } from "@/db/control/list-gateways";
import { type ControlDb, openControl } from "@/db/open-control";
import { type ServerKeys, serverKeys } from "@/db/server-keys";
import { type Auth, openAuth } from "@/lib/auth/open-auth";
import { type Oidc, openOidc } from "@/lib/auth/open-oidc";
import type { ProxyHeaders } from "@/lib/auth/proxy-identity";
import type { GroupRole } from "@/lib/core/access/group-roles";
import { ServiceError } from "@/lib/services/service-error";
import { readEnv } from "./env";
import { urlOf } from "./settings.mjs";

/** What a process opens once: the precious store, the keys, and who proves people. */
export type Installation = {
  readonly dataDir: string;
  readonly host: string;
  /** The address that people use, without a slash at its end. */
  readonly url: string;
  readonly control: ControlDb;
  readonly keys: ServerKeys;
  readonly auth: Auth;
  /** `null`: there is no single sign-on. */
  readonly oidc: Oidc | null;
  /** `null`: no proxy says who asks. */
  readonly proxyHeaders: ProxyHeaders | null;
  readonly groupRoles: readonly GroupRole[];
  /** `sample` while no Gateway is known. */
  readonly mode: () => "sample" | "live";
};

/** Survives the reload of this module during development. */
const holder = globalThis as typeof globalThis & { signalboxInstallation?: Installation };

/** Opened at the first call. Throws `not_ready` where the data is not there. */
export function installation(): Installation {
  holder.signalboxInstallation ??= open();
  return holder.signalboxInstallation;
}

function open(): Installation {
  const { dataDir, host, port, url: given, secret, ...env } = readEnv(process.env);
  const url = given ?? urlOf(host, port);
  try {
    const control = openControl(dataDir);
    const keys = serverKeys(dataDir, secret);
    return {
      ...{ dataDir, host, url, control, keys },
      auth: openAuth(control, keys, { url }),
      oidc: env.oidc === null ? null : openOidc(env.oidc),
      ...{ proxyHeaders: env.proxyHeaders, groupRoles: env.groupRoles },
      mode: () => (listGateways(control).length > 0 ? "live" : "sample"),
    };
  } catch (error) {
    throw new ServiceError("not_ready", (error as Error).message);
  }
}
