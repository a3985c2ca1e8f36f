import type { ControlDb } from "@/db/open-control";
import type { ServerKeys } from "@/db/server-keys";
import type { Auth } from "@/lib/auth/open-auth";
import type { Principal } from "@/lib/core/access/principal";
import type { EpochMs } from "@/lib/core/time/range";

/** What services about people need, made by the composition root for each request. */
export type AccountStores = {
  /** Who asks. */
  readonly principal: Principal;
  /** Of who asks; `null`: none is known. */
  readonly address: string | null;
  /** Always that of the real data, also while the sample is shown. */
  readonly control: ControlDb;
  readonly keys: ServerKeys;
  readonly auth: Auth;
  /** Of the request: better-auth reads its cookies from there. */
  readonly headers: Headers;
  /** The address that people use, without a slash at its end: links begin with it. */
  readonly url: string;
  readonly now: EpochMs;
};
