import type { StoredFact } from "@/lib/core/store/event-store";
import { SECOND_MS } from "@/lib/core/time/range";
import { type ConfigChange, configChanges } from "./config-changes";
import { factsOfKind, type GatewayFact, inTime, placeOf } from "./gateway-fact";
import { restartsOf, versionChangesOf } from "./gateway-lives";
import type { Mark } from "./mark";
import { changesKeys, changesRouting } from "./routing-paths";

/** A command that changes keys or their order writes the configuration and refreshes the Gateway's keys. */
const SAME_KEY_CHANGE_MS = 10 * SECOND_MS;

type Life = GatewayFact<"gateway_lived">;

/** The Gateway's own doing: nobody intervened. */
const AUTO_RESTORE = "auto-restore";

/**
 * What changed on Gateways, oldest first: one mark for each change, however many lines tell of it. The same
 * for the same set of records, in whatever order and pieces they came. `ranBefore`: Gateways that are
 * known to have run before the first of these records.
 */
export function marksOf(
  facts: readonly StoredFact[],
  ranBefore: ReadonlySet<string> = new Set(),
): Mark[] {
  return [...Map.groupBy(facts, ({ gateway }) => gateway)]
    .flatMap(([gateway, own]) => marksOfGateway(own, ranBefore.has(gateway)))
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}

function marksOfGateway(facts: readonly StoredFact[], ranBefore: boolean): Mark[] {
  const changes = configChanges(factsOfKind(facts, "config_changed"));
  const refreshed = factsOfKind(facts, "keys_changed").map((fact) => ({
    fact,
    change: keyChangeNear(fact, changes),
  }));
  const ofKeys = new Set(refreshed.map(({ change }) => change));
  const lives = factsOfKind(facts, "gateway_lived");
  return [
    ...changes.filter((change) => !ofKeys.has(change)).map((change) => configMark(change, lives)),
    ...[...Map.groupBy(refreshed, ({ fact, change }) => change ?? fact).values()].map((same) =>
      keyMark(
        same.map(({ fact }) => fact),
        same[0]?.change ?? null,
        lives,
      ),
    ),
    ...factsOfKind(facts, "session_patched").map((fact) =>
      mark([fact], { kind: "session_override", intervention: "session_override" }),
    ),
    ...restartsOf(lives, ranBefore).map(({ clean, facts: lines }) =>
      // Nobody asked for a crash.
      mark(lines, { kind: "restart", intervention: clean ? "restart" : null, clean }),
    ),
    ...versionChangesOf(lives).map(({ before, after }) =>
      mark([after, before], {
        kind: "version",
        intervention: null,
        from: before.evidence.version,
        to: after.evidence.version,
      }),
    ),
  ];
}

function configMark(change: ConfigChange, lives: readonly Life[]): Mark {
  const { head, facts, paths, actor } = change;
  const byHand = actor !== AUTO_RESTORE && paths.some(changesRouting);
  return mark([head, ...facts], {
    kind: "config_write",
    intervention: byHand ? "config_write" : null,
    paths,
    actor,
    restart: restartOf(change, lives),
  });
}

function keyMark(
  refreshed: readonly GatewayFact<"keys_changed">[],
  change: ConfigChange | null,
  lives: readonly Life[],
): Mark {
  const facts = [...refreshed, ...(change?.facts ?? [])].toSorted(inTime);
  return mark(facts, {
    kind: "key_order",
    intervention: "key_order",
    paths: change?.paths ?? [],
    actor: change?.actor ?? null,
    restart: change && restartOf(change, lives),
  });
}

/** A change that takes a restart is done as soon as the Gateway has started again, whoever restarted it. */
function restartOf({ facts }: ConfigChange, lives: readonly Life[]): Mark["restart"] {
  const waiting = facts.filter(({ evidence }) => evidence.step === "waiting");
  if (waiting.length === 0) return null;
  const since = Math.max(...waiting.map(({ evidence }) => evidence.at));
  const started = lives.some(
    ({ evidence: { step, at } }) => at > since && (step === "starting" || step === "ready"),
  );
  return started ? "done" : "awaited";
}

function keyChangeNear(
  { evidence: { at } }: StoredFact,
  changes: readonly ConfigChange[],
): ConfigChange | null {
  const gap = ({ head }: ConfigChange) => Math.abs(head.evidence.at - at);
  const near = changes.filter(
    (change) => gap(change) <= SAME_KEY_CHANGE_MS && change.paths.some(changesKeys),
  );
  return near.toSorted((a, b) => gap(a) - gap(b) || inTime(a.head, b.head))[0] ?? null;
}

/** A mark at the time of the first of these lines, which also names it. */
function mark(
  facts: readonly StoredFact[],
  said: Pick<Mark, "kind" | "intervention"> & Partial<Mark>,
): Mark {
  const [first] = facts;
  if (first === undefined) throw new Error("A mark was made of no line.");
  return {
    id: `${said.kind}-${first.lineId.toString(36)}`,
    at: first.evidence.at,
    gateway: first.gateway,
    paths: [],
    actor: null,
    clean: null,
    restart: null,
    from: null,
    ...{ to: null, route: null },
    ...said,
    lines: [...new Set(facts)].toSorted(inTime).map(placeOf),
  };
}
