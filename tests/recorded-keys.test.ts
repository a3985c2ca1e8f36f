import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openEventReader } from "@/db/events/open-event-reader";
import { openEventWriter } from "@/db/events/open-event-writer";
import { migrateStores } from "@/db/migrate";
import type { KeyRow, Keys } from "@/lib/contracts/keys";
import { hashProfile } from "@/lib/files/line-id";
import { ingestFile } from "@/lib/ingest/ingest-file";
import type { ConsoleStores } from "@/lib/services/console-stores";
import { readKeys } from "@/lib/services/read-keys";
import { ASKED_LOCALLY } from "@/tests/stores/asked-locally";
import { recordings, trueOutcome } from "./recordings/recording";
import { scenarios } from "./recordings/scenario";

/** The day on which all of them were recorded. */
const DAY = { from: Date.UTC(2026, 10, 22), to: Date.UTC(2026, 10, 23) };
/** The scenarios are parts of the life of one Gateway, which is this one here. */
const WHOLE = "all scenarios";

/** What a person counts for a key; what is left out is none. */
type Count = {
  failures?: Record<string, number>;
  /** By the Gateway's reason. */
  incidents?: Record<string, number>;
  unmarked?: number;
  /** Windows that began, and their time in milliseconds. */
  cooldowns?: [hits: number, totalMs: number];
  disabled?: [hits: number, totalMs: number];
};

/**
 * Counted by hand: attempts from `[model-fetch]` and `embedded_run_agent_end`, keys from the decision that
 * ends a stretch of them, incidents and windows from the key records, and incidents without a record from
 * the decisions that say that a key is penalised.
 */
const COUNTED: Record<string, Record<string, Count>> = {
  "s01-info": {},
  // Ten attempts, one incident.
  "s02-429-default-retry": {
    "nova-us:primary": limited(10, [1, 29_991]),
  },
  // The spare's 429 came at the rotation cap: no key record, no window.
  "s03-429-both-keys-fallback": {
    "nova-us:primary": limited(2, [1, 59_981]),
    "nova-us:spare": { failures: { rate_limited: 1 }, incidents: { rate_limit: 1 }, unmarked: 1 },
  },
  // The primary's window is that of s03, found open again: no hit, but time.
  "s04-cooldown-skip": {
    "nova-us:spare": limited(2, [1, 29_992]),
    "nova-us:primary": limited(2, [0, 24_368]),
  },
  "s05-timeout-hang": {
    "nova-eu:primary": timedOut({ timeout: 2 }, [1, 29_991]),
  },
  // A reset is called a timeout by the Gateway.
  "s07-conn-reset": {
    "claude-relay:primary": timedOut({ network: 2 }, [1, 29_991]),
    "claude-relay:spare": timedOut({ network: 1 }, [1, 29_993]),
  },
  // The window of s07, found open by a 404.
  "s08-404-model-not-found": {
    "claude-relay:primary": {
      failures: { model_unavailable: 1 },
      incidents: { model_not_found: 1 },
      cooldowns: [0, 27_295],
    },
  },
  "s10-billing-402": { "qwen-cn:primary": unpaid([1, 599_986]) },
  "s10b-quota-429": { "nova-eu:primary": unpaid([1, 599_991]) },
  // Both keys of nova-us were cooling since before this log begins.
  "s13-midstream-reset": {
    "nova-eu:spare": timedOut({ network: 2 }, [1, 29_991]),
    "nova-us:primary": timedOut({ network: 2 }, [0, 18_856]),
    "nova-us:spare": timedOut({ network: 1 }, [0, 52_900]),
  },
  // Probes that succeed name no key.
  "s13b-slow-success": {},
  "s14-recovery": {},
  // 5xx count against no key. The billing failure of a probe names none.
  "s15-manual-override-and-config": {
    "nova-us:primary": { failures: { server_error: 2 } },
    "nova-us:spare": { failures: { server_error: 1 } },
  },
  "s15-rpc-config": {},
  "s16-config-change": {},
  "s20-401-primary-rotates": { "relay-use1:primary": refused([1, 29_959]) },
  "s21-401-all-keys": {
    "relay-usw2:primary": refused([1, 29_912]),
    "relay-usw2:spare": refused([1, 29_980]),
  },
  "s22-403": {
    "relay-euw1:primary": refused([1, 29_916]),
    "relay-euw1:spare": refused([1, 29_825]),
  },
  "s23-404": {
    "relay-euc1:primary": missing([1, 29_841]),
    "relay-euc1:spare": missing([1, 29_944]),
  },
  "s24-500": {
    "relay-apse1:primary": { failures: { server_error: 2 } },
    "relay-apse1:spare": { failures: { server_error: 1 } },
  },
  "s25-503-overloaded": {
    "relay-apne1:primary": { failures: { overloaded: 2 } },
    "relay-apne1:spare": { failures: { overloaded: 1 } },
  },
  "s27-504": {
    "relay-mes1:primary": timedOut({ timeout: 2 }, [1, 29_914]),
    "relay-mes1:spare": timedOut({ timeout: 1 }, [1, 29_973]),
  },
  "s28-400": { "relay-cac1:primary": { failures: { invalid_request: 1 } } },
  "s29-conn-reset": {
    "relay-afs1:primary": timedOut({ network: 2 }, [1, 29_881]),
    "relay-afs1:spare": timedOut({ network: 1 }, [1, 29_952]),
  },
  "s30-midstream-reset": {
    "relay-apn2:primary": timedOut({ network: 2 }, [1, 29_951]),
    "relay-apn2:spare": timedOut({ network: 1 }, [1, 29_216]),
  },
  "s32-midstream-hang": {
    "relay-usc1:primary": timedOut({ timeout: 2 }, [1, 29_921]),
    "relay-usc1:spare": timedOut({ timeout: 1 }, [1, 29_907]),
  },
  "s34-429quota": {
    "nova-eu:primary": unpaid([1, 599_889]),
    "nova-eu:spare": unpaid([1, 599_877]),
  },
};

/**
 * The same for the long recordings of each release: incidents by reason, those without a record, and
 * windows that began. Counted from the raw records, by a script that knows nothing of this code.
 */
const LONG: Record<string, Record<string, Hits>> = {
  "default-level-a": {
    "anthropic-eu:ops.lead@example.eu": { incidents: { auth_permanent: 1 }, disabled: 1 },
    "openai-us:billing.team@example.com": { incidents: { billing: 3 }, disabled: 1 },
    "openai-us:spare+ci@example.com": { incidents: { model_not_found: 3 }, cooldowns: 2 },
  },
  "default-level-b": {
    "anthropic-eu:ops.lead@example.eu": { incidents: { auth_permanent: 1 }, disabled: 1 },
    "openai-us:billing.team@example.com": { incidents: { billing: 1 }, disabled: 1 },
  },
  "default-level-kathmandu": {
    "anthropic-eu:backup": { incidents: { model_not_found: 1, rate_limit: 1 }, cooldowns: 2 },
    "anthropic-eu:ops.lead@example.eu": {
      incidents: { auth: 1, auth_permanent: 1, rate_limit: 1 },
      cooldowns: 2,
      disabled: 1,
    },
    "mistral-par:anna.müller@example.fr": { incidents: { auth_permanent: 1 }, disabled: 1 },
    "mistral-par:default": {
      incidents: { auth_permanent: 1, timeout: 1 },
      cooldowns: 1,
      disabled: 1,
    },
    "openai-us:billing.team@example.com": {
      incidents: { auth: 2, billing: 2, rate_limit: 3, timeout: 1 },
      cooldowns: 6,
      disabled: 1,
    },
    "openai-us:spare+ci@example.com": {
      incidents: { auth: 1, billing: 1, model_not_found: 3, rate_limit: 1, timeout: 1 },
      cooldowns: 5,
      disabled: 1,
    },
    "qwen-sg:default": {
      incidents: { billing: 2, model_not_found: 1, timeout: 2 },
      cooldowns: 3,
      disabled: 1,
    },
  },
  "default-level-with-timeline": {
    "claude-relay:primary": { incidents: { auth: 2 }, cooldowns: 2 },
    "nova-eu:primary": { incidents: { timeout: 3 }, cooldowns: 3 },
    "nova-eu:spare": { incidents: { timeout: 3 }, cooldowns: 2 },
    "nova-us:primary": { incidents: { rate_limit: 1 }, unmarked: 1 },
    "nova-us:spare": { incidents: { rate_limit: 1 }, cooldowns: 1 },
    "qwen-cn:primary": { incidents: { billing: 1 }, disabled: 1 },
    "relay-afs1:primary": { incidents: { timeout: 1 }, cooldowns: 1 },
    "relay-afs1:spare": { incidents: { timeout: 1 }, cooldowns: 1 },
    "relay-apn2:primary": { incidents: { timeout: 1 }, cooldowns: 1 },
    "relay-apn2:spare": { incidents: { timeout: 1 }, cooldowns: 1 },
  },
  "every-call-c": {
    "anthropic-eu:ops.lead@example.eu": {
      incidents: { auth_permanent: 1, rate_limit: 1 },
      cooldowns: 1,
      disabled: 1,
    },
    "openai-us:billing.team@example.com": { incidents: { billing: 1 }, disabled: 1 },
  },
  "every-call-chatham": {
    "claude-relay:primary": {
      incidents: { auth: 1, auth_permanent: 1, rate_limit: 1 },
      cooldowns: 2,
      disabled: 1,
    },
    "claude-relay:spare": { incidents: { model_not_found: 1, rate_limit: 1 }, cooldowns: 2 },
    "nova-eu:primary": {
      incidents: { auth: 1, billing: 1, timeout: 1 },
      cooldowns: 2,
      disabled: 1,
    },
    "nova-eu:spare": {
      incidents: { auth_permanent: 1, model_not_found: 1 },
      cooldowns: 1,
      disabled: 1,
    },
    "nova-us:primary": {
      incidents: { auth: 2, billing: 1, rate_limit: 2 },
      cooldowns: 2,
      disabled: 1,
    },
    "nova-us:spare": {
      incidents: { billing: 1, model_not_found: 1, rate_limit: 2 },
      unmarked: 1,
      cooldowns: 2,
      disabled: 1,
    },
    "qwen-cn:primary": {
      incidents: { billing: 1, rate_limit: 1, timeout: 4 },
      cooldowns: 4,
      disabled: 1,
    },
  },
  "every-call": {
    "nova-eu:primary": { incidents: { rate_limit: 3, timeout: 4 }, cooldowns: 4 },
    "nova-eu:spare": { incidents: { rate_limit: 2, timeout: 1 }, unmarked: 2, cooldowns: 1 },
    "nova-us:primary": { incidents: { rate_limit: 2, timeout: 1 }, unmarked: 1, cooldowns: 2 },
    "nova-us:spare": { incidents: { rate_limit: 5 }, unmarked: 1, cooldowns: 3 },
    "qwen-cn:primary": { incidents: { rate_limit: 2 }, cooldowns: 2 },
  },
  "release-2026.6.11": {
    "anthropic-eu:backup": {
      incidents: { auth_permanent: 1, rate_limit: 1, timeout: 2 },
      cooldowns: 3,
      disabled: 1,
    },
    "anthropic-eu:ops.lead@example.eu": {
      incidents: { auth_permanent: 1, model_not_found: 1, overloaded: 3, timeout: 3 },
      cooldowns: 6,
      disabled: 1,
    },
    "mistral-par:default": { incidents: { rate_limit: 1, timeout: 3 }, cooldowns: 4 },
    "openai-us:billing.team@example.com": {
      incidents: { auth: 3, billing: 2, timeout: 1 },
      cooldowns: 3,
      disabled: 2,
    },
    "openai-us:spare+ci@example.com": {
      incidents: { auth: 1, billing: 2, model_not_found: 2 },
      cooldowns: 2,
      disabled: 2,
    },
    "qwen-sg:default": {
      incidents: { auth_permanent: 1, model_not_found: 1, rate_limit: 1, timeout: 3 },
      cooldowns: 4,
      disabled: 1,
    },
  },
  "release-2026.7.1-small": {
    "anthropic-eu:backup": { incidents: { overloaded: 1 }, cooldowns: 1 },
    "anthropic-eu:ops.lead@example.eu": { incidents: { overloaded: 1 }, cooldowns: 1 },
    "openai-us:billing.team@example.com": { incidents: { auth: 1, rate_limit: 1 }, cooldowns: 2 },
    "openai-us:spare+ci@example.com": { incidents: { auth: 1 }, cooldowns: 1 },
    "qwen-sg:default": { incidents: { timeout: 2 }, cooldowns: 2 },
  },
  "release-2026.7.1": {
    "anthropic-eu:backup": {
      incidents: { auth_permanent: 1, billing: 2, overloaded: 1, rate_limit: 2, timeout: 2 },
      cooldowns: 5,
      disabled: 2,
    },
    "anthropic-eu:ops.lead@example.eu": {
      incidents: { auth: 1, auth_permanent: 2, model_not_found: 1, overloaded: 2, timeout: 4 },
      cooldowns: 6,
      disabled: 2,
    },
    "openai-us:billing.team@example.com": {
      incidents: { auth: 1, billing: 1, model_not_found: 2, timeout: 1 },
      cooldowns: 3,
      disabled: 1,
    },
    "openai-us:spare+ci@example.com": {
      incidents: { auth: 1, model_not_found: 2, rate_limit: 1, timeout: 1 },
      cooldowns: 3,
    },
    "qwen-sg:default": {
      incidents: { auth: 1, auth_permanent: 1, overloaded: 1, rate_limit: 1, timeout: 1 },
      cooldowns: 4,
      disabled: 1,
    },
  },
  "release-2026.8.2": {
    "claude-relay:primary": {
      incidents: { auth: 1, auth_permanent: 1, timeout: 4 },
      cooldowns: 4,
      disabled: 1,
    },
    "claude-relay:spare": {
      incidents: { auth: 1, model_not_found: 1, rate_limit: 1, timeout: 3 },
      cooldowns: 6,
    },
    "nova-eu:primary": { incidents: { auth: 1, timeout: 3 }, cooldowns: 3 },
    "nova-eu:spare": { incidents: { timeout: 5 }, cooldowns: 3 },
    "nova-us:primary": {
      incidents: { billing: 1, model_not_found: 1, timeout: 3 },
      cooldowns: 4,
      disabled: 1,
    },
    "nova-us:spare": {
      incidents: { billing: 2, model_not_found: 1, timeout: 4 },
      cooldowns: 4,
      disabled: 2,
    },
    "qwen-cn:primary": {
      incidents: { auth: 1, auth_permanent: 2, billing: 1, timeout: 4 },
      cooldowns: 4,
      disabled: 2,
    },
  },
};
type Hits = Pick<Count, "incidents" | "unmarked"> & { cooldowns?: number; disabled?: number };

let dir: string;
let stores: ConsoleStores;

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), "signalbox-keys-"));
  migrateStores(dir);
  const writer = openEventWriter(dir);
  const take = (gateway: string, path: string) => {
    const source = { gateway, region: "here", runtime: "npm", kind: "openclaw_log", path } as const;
    return ingestFile({ writer, source, from: "whole" });
  };
  for (const { name, logFile } of scenarios()) {
    await take(name, logFile);
    await take(WHOLE, logFile);
  }
  for (const { name, logFile } of recordings()) await take(name, logFile);
  writer.close();
  const events = openEventReader(dir);
  stores = {
    ...ASKED_LOCALLY,
    mode: "live",
    events,
    gateways: [],
    ingestStatus: null,
    now: DAY.to,
  };
});

afterAll(() => {
  stores.events.close();
  rmSync(dir, { recursive: true, force: true });
});

test("every scenario is counted by hand here", () => {
  expect(Object.keys(COUNTED).sort()).toEqual(scenarios().map(({ name }) => name));
});

test.each(Object.entries(COUNTED))(
  "the keys of %s are what a person counts",
  async (name, keys) => {
    const { keys: rows } = await keysOf(name);
    const expected = Object.entries(keys).map(([profile, count]) => [hashProfile(profile), count]);
    expect(Object.fromEntries(rows.map((row) => [row.keyId, counted(row)]))).toEqual(
      Object.fromEntries(expected),
    );
  },
);

test("every long recording is counted here", () => {
  expect(Object.keys(LONG).sort()).toEqual(
    recordings()
      .map(({ name }) => name)
      .sort(),
  );
});

test.each(Object.entries(LONG))(
  "the incidents and windows of %s are what its records say",
  async (name, keys) => {
    const { keys: rows } = await keysOf(name);
    const expected = Object.entries(keys).map(([profile, hits]) => [hashProfile(profile), hits]);
    const found = rows
      .map((row) => [row.keyId, hitsOf(row)] as const)
      .filter(([, hits]) => hits.incidents !== undefined);
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(expected));
  },
);

describe("all scenarios as the one life that they are, as of 15:09:30", () => {
  const asOf = Date.UTC(2026, 10, 22, 15, 9, 30);
  const read = () => readKeys({ ...stores, now: asOf }, { from: DAY.from, gateway: [WHOLE] });
  const rowOf = async (profile: string) => {
    const { keys: rows } = await read();
    const row = rows.find(({ keyId }) => keyId === hashProfile(profile));
    if (row === undefined) throw new Error(`There is no row of ${profile}.`);
    return row;
  };

  test("a window that a later request finds open is one hit, however many logs tell of it", async () => {
    const { intervals, cooldowns, incidents } = await rowOf("nova-us:primary");
    expect(incidents).toEqual({ rate_limit: 3, timeout: 1 });
    expect(cooldowns).toEqual({ hits: 2, totalMs: 29_991 + 59_981 + 18_856 });
    expect(intervals.map(drawn)).toEqual([
      "14:55:07.586 to 14:55:37.577 for rate_limit of nova-large, found open 0 times",
      "14:56:10.911 to 14:57:10.892 for rate_limit of nova-large, found open 1 times",
      "(before) 14:58:18.837 to 14:58:37.693 for null of null, found open 1 times",
    ]);
  });

  test("a 404 that finds the cool-down of a reset open is an incident of its own and no hit", async () => {
    const { intervals, cooldowns, incidents } = await rowOf("claude-relay:primary");
    expect(incidents).toEqual({ timeout: 1, model_not_found: 1 });
    expect(cooldowns).toEqual({ hits: 1, totalMs: 29_991 });
    expect(intervals.map(drawn)).toEqual([
      "14:57:32.961 to 14:58:02.952 for timeout of null, found open 1 times",
    ]);
  });

  test("a lock is open until the Gateway's time, which is not counted before it has come", async () => {
    const { current, disabled, intervals, needs } = await rowOf("nova-eu:primary");
    const opened = Date.UTC(2026, 10, 22, 15, 9, 8, 46);
    expect(current).toEqual({
      state: "disabled",
      since: opened,
      until: Date.UTC(2026, 10, 22, 15, 19, 7, 935),
      model: null,
      reason: "billing",
      basis: "events",
    });
    expect(needs).toBe("person");
    expect(intervals.map(({ kind, end }) => [kind, end])).toEqual([
      ["cooldown", "inferred"],
      ["disabled", "inferred"],
      ["disabled", "open"],
    ]);
    expect(disabled).toEqual({ hits: 2, totalMs: 599_991 + (asOf - opened) });
  });

  test("the keys that need a person come first, and a refused key is one of them", async () => {
    const { keys: rows } = await read();
    const dead = rows.filter(({ needs }) => needs === "person").map(({ keyId }) => keyId);
    const profiles = ["nova-eu:primary", "nova-eu:spare", "relay-use1:primary"];
    const both = ["relay-usw2:primary", "relay-usw2:spare", "relay-euw1:primary"];
    const locked = ["relay-euw1:spare", "qwen-cn:primary"];
    expect(new Set(dead)).toEqual(new Set([...profiles, ...both, ...locked].map(hashProfile)));
    expect(rows.slice(0, 2).map(({ current }) => current.state)).toEqual(["disabled", "disabled"]);
    expect(rows.slice(2).map(({ current }) => current.state)).not.toContain("disabled");
  });

  test("keys that failed in the same request are told as burned together", async () => {
    const { boundaries } = await read();
    const together = boundaries.filter(({ kind }) => kind === "burned_together");
    const told = together.map(({ keys, count, of }) => ({ keys: [...keys].sort(), count, of }));
    const both = (provider: string) =>
      [`${provider}:primary`, `${provider}:spare`].map(hashProfile);
    const pair = (provider: string, count: number, of: number) => ({
      keys: both(provider).sort(),
      count,
      of,
    });
    const expected = [
      // s07 and s08 (the primary alone).
      pair("claude-relay", 1, 2),
      // s03 and s13 both, s02 and the two of s04 one of them.
      pair("nova-us", 2, 5),
      // s34 both; s05 and s10b the primary, s13 the spare.
      pair("nova-eu", 1, 4),
      ...["relay-usw2", "relay-euw1", "relay-euc1", "relay-mes1", "relay-afs1", "relay-apn2"].map(
        (provider) => pair(provider, 1, 1),
      ),
      pair("relay-usc1", 1, 1),
    ];
    const byKeys = (a: { keys: string[] }, b: { keys: string[] }) =>
      a.keys.join().localeCompare(b.keys.join());
    expect(told.sort(byKeys)).toEqual(expected.sort(byKeys));
  });

  test("no budget is told as shared, and no cool-down as stuck, from failures that came once", async () => {
    const { boundaries } = await read();
    expect(boundaries.map(({ kind }) => kind)).not.toContain("shared_budget");
    expect(boundaries.map(({ kind }) => kind)).not.toContain("likely_stuck");
  });
});

/** Times of the day in UTC. */
function drawn({
  from,
  to,
  reason,
  model,
  reused,
  startSeen,
}: KeyRow["intervals"][number]): string {
  const time = (at: number) => new Date(at).toISOString().slice(11, 23);
  const began = startSeen ? "" : "(before) ";
  return `${began}${time(from)} to ${time(to)} for ${reason} of ${model}, found open ${reused} times`;
}

test("a lock that carries the end of an earlier cool-down lasts as long as locks do", async () => {
  const { keys: rows } = await keysOf("release-2026.6.11");
  const locked = rows.find(({ keyId }) => keyId === hashProfile("qwen-sg:default"));
  const lock = locked?.intervals.find(({ kind }) => kind === "disabled");
  expect(lock?.until).toBe(1_795_367_776_189);
});

describe.each(recordings())("what the providers of $name saw", ({ name, truth }) => {
  test("no key has more failures of an outcome, and those without a key are the rest", async () => {
    const { keys: rows, failures } = await keysOf(name);
    const failed = truth.filter((call) => trueOutcome(call) !== "ok");
    const seen = Map.groupBy(failed, (call) => `${hashProfile(call.key)} ${trueOutcome(call)}`);
    for (const { keyId, failures: own } of rows) {
      for (const [outcome, count] of Object.entries(own)) {
        const most = seen.get(`${keyId} ${outcome}`)?.length ?? 0;
        expect.soft(count, `${keyId} ${outcome}`).toBeLessThanOrEqual(most);
      }
    }
    expect(failures.total).toBe(failed.length);
    const withKey = rows.flatMap(({ failures: own }) => Object.values(own));
    expect(withKey.reduce((sum, count) => sum + count, 0)).toBe(failures.withKey);
  });
});

function hitsOf(row: KeyRow): Hits {
  const { cooldowns, disabled, ...rest } = counted({ ...row, failures: {} });
  return {
    ...rest,
    ...(cooldowns?.[0] && { cooldowns: cooldowns[0] }),
    ...(disabled?.[0] && { disabled: disabled[0] }),
  };
}

function limited(attempts: number, cooldowns: Count["cooldowns"]): Count {
  return {
    failures: { rate_limited: attempts },
    incidents: { rate_limit: 1 },
    ...(cooldowns && { cooldowns }),
  };
}

function timedOut(failures: Count["failures"], cooldowns: Count["cooldowns"]): Count {
  return {
    ...(failures && { failures }),
    incidents: { timeout: 1 },
    ...(cooldowns && { cooldowns }),
  };
}

function refused(cooldowns: Count["cooldowns"]): Count {
  return {
    failures: { auth_failed: 1 },
    incidents: { auth: 1 },
    ...(cooldowns && { cooldowns }),
  };
}

function missing(cooldowns: Count["cooldowns"]): Count {
  return {
    failures: { model_unavailable: 1 },
    incidents: { model_not_found: 1 },
    ...(cooldowns && { cooldowns }),
  };
}

function unpaid(disabled: Count["disabled"]): Count {
  return { failures: { billing: 1 }, incidents: { billing: 1 }, ...(disabled && { disabled }) };
}

/** A row as a person would write it down: without what is none. */
function counted(row: KeyRow): Count {
  const { failures, incidents, unmarked, cooldowns, disabled } = row;
  return {
    ...(Object.keys(failures).length > 0 && { failures }),
    ...(Object.keys(incidents).length > 0 && { incidents }),
    ...(unmarked > 0 && { unmarked }),
    ...(cooldowns.hits + cooldowns.totalMs > 0 && {
      cooldowns: [cooldowns.hits, cooldowns.totalMs],
    }),
    ...(disabled.hits + disabled.totalMs > 0 && { disabled: [disabled.hits, disabled.totalMs] }),
  };
}

function keysOf(gateway: string): Promise<Keys> {
  return readKeys(stores, { ...DAY, gateway: [gateway] });
}
