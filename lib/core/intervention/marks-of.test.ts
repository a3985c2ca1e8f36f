import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { EvidenceFact } from "@/lib/core/attempt/evidence";
import type { StoredFact } from "@/lib/core/store/event-store";
import { MINUTE_MS, SECOND_MS } from "@/lib/core/time/range";
import { LONGEST_CHANGE_MS } from "./config-changes";
import type { Mark } from "./mark";
import { marksOf } from "./marks-of";
import { changesRouting } from "./routing-paths";

const NOON = Date.UTC(2026, 10, 22, 12);

/** What a line says, so many seconds after noon; lines stand in the file in this order. */
type Said = readonly [seconds: number, fact: EvidenceFact, gateway?: string];

function facts(said: readonly Said[]): StoredFact[] {
  return said.map(([seconds, fact, gateway = "gw"], index) => ({
    ...{ gateway, region: null, runtime: null, source: "/var/log/gw.log" },
    ...{ offset: index * 100, bytes: 99, lineId: 1_000 + index },
    evidence: { at: NOON + seconds * SECOND_MS, traceId: null, spanId: null, ...fact },
  }));
}

function marks(said: readonly Said[], ranBefore: readonly string[] = []): Mark[] {
  return marksOf(facts(said), new Set(ranBefore));
}

/** Each mark in a word or two: kind, whether it is an intervention, seconds after noon. */
function told(found: readonly Mark[]): string[] {
  return found.map(
    ({ kind, intervention, at }) =>
      `${kind} ${intervention === null ? "no intervention" : intervention} ${(at - NOON) / SECOND_MS}`,
  );
}

const MODEL = "agents.defaults.model.primary";
type Step = "written" | "detected" | "applied" | "waiting";
const config = (step: Step, paths = MODEL, actor: string | null = null): EvidenceFact => ({
  kind: "config_changed",
  ...{ step, paths, actor },
});
const patch = (paths = MODEL) => config("written", paths, "config.patch by cli");
const patched: EvidenceFact = { kind: "session_patched" };
const refreshed: EvidenceFact = { kind: "keys_changed" };
type Life = Extract<EvidenceFact, { kind: "gateway_lived" }>["step"];
const life = (step: Life, version: string | null = null): EvidenceFact => ({
  kind: "gateway_lived",
  ...{ step, version },
});

/** What happens, the lines that tell of it, the marks that it leaves. */
const CHANGES: readonly (readonly [string, readonly Said[], readonly string[]])[] = [
  [
    "a write by RPC is one change, however many lines tell of it",
    [
      [0, patch()],
      [1, config("detected")],
      [1.5, config("applied")],
    ],
    ["config_write config_write 0"],
  ],
  [
    "an edit by hand is one change",
    [
      [0, config("detected")],
      [0.4, config("applied")],
    ],
    ["config_write config_write 0"],
  ],
  [
    "what needs a restart is never applied, and is a change",
    [
      [0, config("detected", "gateway.port")],
      [0.02, config("waiting", "gateway.port")],
    ],
    ["config_write no intervention 0"],
  ],
  [
    "the same edit a minute later is another change",
    [
      [0, config("detected")],
      [0.4, config("applied")],
      [60, config("detected")],
      [60.4, config("applied")],
    ],
    ["config_write config_write 0", "config_write config_write 60"],
  ],
  [
    "a hand edit right after a write by RPC is a change of its own",
    [
      [0, patch()],
      [1, config("detected")],
      [3, config("detected")],
      [3.3, config("applied")],
    ],
    ["config_write config_write 0", "config_write config_write 3"],
  ],
  [
    "two writes that the Gateway notices together are two changes",
    [
      [0, patch()],
      [1, patch("agents.defaults.model.fallbacks")],
      [2, config("detected", "agents.defaults.model.primary,agents.defaults.model.fallbacks")],
      [2.5, config("applied", "agents.defaults.model.primary,agents.defaults.model.fallbacks")],
    ],
    ["config_write config_write 0", "config_write config_write 1"],
  ],
  [
    "an edit of something else meanwhile is a change of its own",
    [
      [0, patch()],
      [0.5, config("detected", "logging.file")],
      [1, config("detected")],
      [1.5, config("applied")],
    ],
    ["config_write config_write 0", "config_write no intervention 0.5"],
  ],
  [
    "a row of the Gateway's account beside a write by RPC is no other write, though it names list places",
    [
      [0, patch("agents.defaults.model.fallbacks")],
      [0.05, config("written", "agents.defaults.model.fallbacks[0],plugins.installs", "gateway")],
      [1, config("detected", "agents.defaults.model.fallbacks")],
    ],
    ["config_write config_write 0"],
  ],
  [
    "two writes by RPC with their rows stay two",
    [
      [0, patch()],
      [0.05, config("written", MODEL, "gateway")],
      [2, patch()],
      [2.05, config("written", MODEL, "gateway")],
    ],
    ["config_write config_write 0", "config_write config_write 2"],
  ],
  [
    "a command is known by its row, and the log's lines are of the same change",
    [
      [0, config("written", MODEL, "config set")],
      [0.8, config("detected")],
      [1.1, config("applied")],
    ],
    ["config_write config_write 0"],
  ],
  [
    "a configuration that the Gateway restores by itself is nobody's intervention",
    [[0, config("applied", "", "auto-restore")]],
    ["config_write no intervention 0"],
  ],
  [
    "each session that is patched is an intervention, also twice in a second",
    [
      [0, patched],
      [0.5, patched],
    ],
    ["session_override session_override 0", "session_override session_override 0.5"],
  ],
  [
    "a new order of keys is one change, whether or not it is written to the configuration",
    [
      [0, refreshed],
      [60, config("written", "auth.order.nova-us", "models auth")],
      [62, config("detected", "auth.order.nova-us")],
      [64, refreshed],
      [65, refreshed],
    ],
    ["key_order key_order 0", "key_order key_order 60"],
  ],
  [
    "an order that is only written is a change of the configuration",
    [[0, config("detected", "auth.order.nova-us")]],
    ["config_write config_write 0"],
  ],
  [
    "a refresh of keys has nothing to do with another setting that changes then",
    [
      [0, config("detected", "logging.level")],
      [1, refreshed],
    ],
    ["config_write no intervention 0", "key_order key_order 1"],
  ],
  [
    "two Gateways that are changed alike at once are two changes",
    [
      [0, patch()],
      [0, config("detected"), "gw-b"],
    ],
    ["config_write config_write 0", "config_write config_write 0"],
  ],
];

describe("changes", () => {
  test.each(CHANGES)("%s", (_, said, wanted) => {
    expect(told(marks(said))).toEqual(wanted);
  });
});

const start = (at: number): Said[] => [
  [at, life("starting")],
  [at + 5, life("ready")],
  [at + 6, life("ready")],
];
const stop = (at: number): Said[] => [
  [at, life("stopping")],
  [at + 1, life("stopped")],
];

/** The lines of lives, and the restarts in them: seconds after noon, and whether it was told to stop. */
const LIVES: readonly (readonly [
  string,
  readonly Said[],
  readonly (readonly [number, boolean])[],
])[] = [
  ["the first start is no restart", start(0), []],
  ["a stop alone is no restart", [...start(0), ...stop(60)], []],
  [
    "a stop and a start are one restart, at the stop",
    [...start(0), ...stop(60), ...start(90)],
    [[60, true]],
  ],
  ["a log that begins with a stop has a Gateway that ran", [...stop(0), ...start(90)], [[0, true]]],
  [
    "a start without a stop is a restart that nobody asked for",
    [...start(0), ...start(90)],
    [[90, false]],
  ],
  [
    "a stop that did not end cleanly was asked for",
    [...start(0), [60, life("stopping")], ...start(90)],
    [[60, true]],
  ],
  [
    "a Gateway that starts again within its process only says that it is ready",
    [...start(0), ...stop(60), [64, life("ready")], [65, life("ready")]],
    [[60, true]],
  ],
  [
    "each crash of a Gateway that crashes at every start is a restart",
    [...start(0), [90, life("starting")], [100, life("starting")], ...start(110)],
    [
      [90, false],
      [100, false],
      [110, false],
    ],
  ],
  [
    "requests that were left over belong to the start that found them",
    [...start(0), ...start(90), [100, life("orphaned")]],
    [[90, false]],
  ],
  [
    "where only warnings are logged, requests that were left over prove a restart",
    [...start(0), [3_600, life("orphaned")]],
    [[3_600, false]],
  ],
];

describe("lives", () => {
  test.each(LIVES)("%s", (_, said, wanted) => {
    const found = marks(said).map(({ kind, at, clean }) => [kind, (at - NOON) / SECOND_MS, clean]);
    expect(found).toEqual(wanted.map(([at, clean]) => ["restart", at, clean]));
  });

  test("a restart that was asked for is an intervention, a crash is none", () => {
    const found = marks([...start(0), ...stop(60), ...start(90), ...start(200)]);
    expect(found.map(({ intervention }) => intervention)).toEqual(["restart", null]);
  });

  test("a Gateway that is known to have answered before its first known start was restarted", () => {
    expect(marks(start(0), ["gw"]).map(({ kind, clean }) => [kind, clean])).toEqual([
      ["restart", false],
    ]);
  });
});

/** Releases that two lines prove, and whether they prove another release. */
const RELEASES: readonly (readonly [string | null, string | null, boolean])[] = [
  ["2026.6 to 2026.8", "2026.9", true],
  ["2026.9", "2026.6 to 2026.8", true],
  ["2026.9", "2026.9", false],
  ["2026.8 to 2026.9", "2026.9", false],
  ["2026.6 to 2026.8", "2026.7", false],
  ["2026.9", "2026.9.6", false],
  ["2026.9.6", "2026.9.10", true],
  ["2026.9.6", "2026.10", true],
  [null, "2026.9", false],
];

test.each(RELEASES)("%s and then %s: another release is proven: %s", (from, to, proven) => {
  const found = marks([
    [0, life("starting", from)],
    [60, life("stopping", null)],
    [90, life("starting", to)],
  ]).filter(({ kind }) => kind === "version");
  expect(found.map((mark) => [mark.at, mark.from, mark.to])).toEqual(
    proven ? [[NOON + 90 * SECOND_MS, from, to]] : [],
  );
});

test("routing and keys are changed by models, orders, profiles and providers, and by nothing else", () => {
  const routing = [
    "agents.defaults.model",
    "agents.defaults.imageModel.primary",
    "agents.defaults.modelPolicy.allow",
    "agents.entries.ops.model.fallbacks",
    "agents.list.0.model",
    "auth.order.nova-us",
    "auth.profiles.sha256:0123456789ab",
    "models.providers.nova-us.baseUrl",
    "models.mode",
  ];
  const others = [
    "agents.entries.ops",
    "agents.defaults.timeoutSeconds",
    "logging.file",
    "gateway.auth.token",
    "plugins.installs",
    "channels.telegram.models",
    "+12 more",
  ];
  expect(routing.filter((path) => !changesRouting(path))).toEqual([]);
  expect(others.filter(changesRouting)).toEqual([]);
});

test("a change that takes a restart waits until the Gateway has started again, whoever restarted it", () => {
  const changed: Said[] = [
    [0, config("detected", "models.providers.nova-us.baseUrl,gateway.port")],
    [0.02, config("waiting", "gateway.port")],
  ];
  const restartAfter = (said: readonly Said[]) =>
    marks([...changed, ...said], ["gw"]).find(({ kind }) => kind === "config_write")?.restart;
  expect(restartAfter([])).toBe("awaited");
  expect(restartAfter([[1, life("stopping")]])).toBe("awaited");
  expect(restartAfter([[7_200, life("ready"), "gw-b"]])).toBe("awaited");
  expect(restartAfter([[-60, life("ready")]])).toBe("awaited");
  expect(
    restartAfter([
      [1, life("stopping")],
      [7_200, life("ready")],
    ]),
  ).toBe("done");
  expect(marks([[0, config("detected")]])[0]?.restart).toBeNull();
});

const anyPaths = fc
  .subarray([MODEL, "agents.defaults.model.fallbacks", "auth.order.nova-us", "logging.file"], {
    minLength: 1,
  })
  .map((paths) => paths.join(","));
const anyFact: fc.Arbitrary<EvidenceFact> = fc.oneof(
  anyPaths.map(patch),
  fc
    .tuple(
      fc.constantFrom<Step>("written", "detected", "applied", "waiting"),
      anyPaths,
      fc.constantFrom(null, "gateway", "config set", "hand edit", "edit while stopped"),
    )
    .map(([step, paths, actor]) =>
      config(step, paths, step === "applied" || step === "waiting" ? null : actor),
    ),
  fc.constantFrom(patched, refreshed, config("applied", "", "auto-restore")),
  fc
    .tuple(
      fc.constantFrom<Life>("starting", "ready", "stopping", "stopped", "orphaned"),
      fc.constantFrom(null, "2026.9", "2026.6 to 2026.8"),
    )
    .map(([step, version]) => life(step, version)),
);
const anySaid = fc.array(
  fc.tuple(
    fc.oneof(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 3_000 })),
    anyFact,
    fc.constantFrom("gw", "gw-b"),
  ),
  { maxLength: 30, size: "max" },
);

test("the marks depend on the set of lines, not on their order", () => {
  fc.assert(
    fc.property(
      anySaid.chain((said) => {
        const all = facts(said);
        return fc.record({
          all: fc.constant(all),
          shuffled: fc.shuffledSubarray(all, { minLength: all.length }),
        });
      }),
      ({ all, shuffled }) => {
        expect(marksOf(shuffled)).toEqual(marksOf(all));
      },
    ),
    { numRuns: 300 },
  );
});

test("every line of a change stands at a mark, no mark is without a line, and no two are called alike", () => {
  fc.assert(
    fc.property(anySaid, (said) => {
      const all = facts(said);
      const found = marksOf(all);
      const at = new Set(
        found.flatMap(({ gateway, lines }) => lines.map((l) => `${gateway} ${l.offset}`)),
      );
      const changes = all.filter(({ evidence }) => evidence.kind !== "gateway_lived");
      expect(changes.filter(({ gateway, offset }) => !at.has(`${gateway} ${offset}`))).toEqual([]);
      expect(found.every(({ lines }) => lines.length > 0)).toBe(true);
      expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
    }),
    { numRuns: 300 },
  );
});

test("what lies further away than the longest change makes no difference to one", () => {
  const isChange = ({ kind }: Mark) => kind !== "restart" && kind !== "version";
  fc.assert(
    fc.property(anySaid, fc.integer({ min: 0, max: 3_000 }), (said, second) => {
      const all = facts(said);
      const from = NOON + second * SECOND_MS;
      const to = from + 5 * MINUTE_MS;
      // Lives are known whole: a change may wait for its restart as long as it likes.
      const near = all.filter(
        ({ evidence: { kind, at } }) =>
          kind === "gateway_lived" ||
          (at >= from - LONGEST_CHANGE_MS && at < to + LONGEST_CHANGE_MS),
      );
      const inside = (found: Mark[]) =>
        found.filter((mark) => isChange(mark) && mark.at >= from && mark.at < to);
      expect(inside(marksOf(near))).toEqual(inside(marksOf(all)));
    }),
    { numRuns: 300 },
  );
});
