import { hasRecentAudit } from "@/db/control/has-recent-audit";
import { findSignInFailures, saveSignInFailures, signInKey } from "@/db/control/sign-in-failures";
import type { ControlTx } from "@/db/open-control";
import {
  ACCOUNT_LOCK,
  ADDRESS_LOCK,
  type LockPolicy,
  waitMs,
  withFailure,
  withoutFailure,
} from "@/lib/core/access/lock";
import { networkOf } from "@/lib/core/access/network-of";
import { MINUTE_MS } from "@/lib/core/time/range";
import type { AccountStores } from "./account-stores";
import { audited } from "./audited";
import { isAnonymousFlood } from "./is-anonymous-flood";
import { knownBrowser } from "./known-browser";
import { ServiceError } from "./service-error";

/** What an attempt is counted by. */
type Counter = { readonly key: string; readonly policy: LockPolicy };

/**
 * Lets an attempt on an account go on, and counts it as failed until it proves right: so none of many at once
 * slips through. Throws `too_many_attempts` where the account or the address has to wait; such an attempt is
 * not looked at, and written to the audit log at most once a minute.
 */
export function admitAttempt(stores: AccountStores, email: string): void {
  const { now, address } = stores;
  const waitS = audited(stores, (tx, note) => {
    const counters = countersOf(stores, email);
    const waits = counters.map(({ key, policy }) =>
      waitMs(policy, findSignInFailures(tx, key), now),
    );
    const longest = Math.max(...waits);
    if (longest === 0) {
      for (const { key, policy } of counters) {
        const failures = withFailure(policy, findSignInFailures(tx, key), now);
        saveSignInFailures(tx, key, failures, now);
      }
      return 0;
    }
    const entry = { action: "sign_in.locked", subject: email } as const;
    const isNoted = hasRecentAudit(tx, { ...entry, address }, now - MINUTE_MS);
    if (!isNoted && !isAnonymousFlood(tx, now)) {
      note({ ...entry, after: { waitS: Math.ceil(longest / 1_000) } });
    }
    return Math.ceil(longest / 1_000);
  });
  if (waitS === 0) return;
  throw new ServiceError(
    "too_many_attempts",
    `Too many attempts that failed. The next one is read in ${waitS} s; the right password works then.`,
    waitS,
  );
}

/**
 * An attempt was right after all. `all`: whoever it was is in, so nothing of before counts against the account
 * any more; `one`: only this attempt does not.
 */
export function forgiveAttempt(
  tx: ControlTx,
  stores: AccountStores,
  email: string,
  what: "all" | "one",
): void {
  const [account, ...others] = countersOf(stores, email);
  if (account !== undefined && what === "all") {
    saveSignInFailures(tx, account.key, null, stores.now);
  } else if (account !== undefined) takeBack(tx, account, stores);
  for (const counter of others) takeBack(tx, counter, stores);
}

function takeBack(tx: ControlTx, { key }: Counter, { now }: AccountStores): void {
  const failures = findSignInFailures(tx, key);
  if (failures !== null) saveSignInFailures(tx, key, withoutFailure(failures), now);
}

/** The account first; a browser that is known stands for it. */
function countersOf(stores: AccountStores, email: string): Counter[] {
  const { keys, address } = stores;
  const browser = knownBrowser(stores, email);
  const key =
    browser === null
      ? signInKey(keys.blind, "account", email)
      : signInKey(keys.blind, "browser", browser);
  return [
    { key, policy: ACCOUNT_LOCK },
    ...(address === null
      ? []
      : [{ key: signInKey(keys.blind, "address", networkOf(address)), policy: ADDRESS_LOCK }]),
  ];
}
