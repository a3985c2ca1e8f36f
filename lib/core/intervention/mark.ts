import type { EpochMs } from "@/lib/core/time/range";

/**
 * What changed on a Gateway, or for all of them.
 * - `config_write`: its configuration was changed, by RPC, by command or by hand
 * - `session_override`: a session's settings were changed, e.g. its model (the log names neither)
 * - `key_order`: the order of keys was set or keys were changed
 * - `restart`: it stopped and started again; `clean` says whether it was told to
 * - `version`: its release changed
 * - `route_commit`: a version of a route table was committed
 */
export const MARK_KINDS = [
  "config_write",
  "session_override",
  "key_order",
  "restart",
  "version",
  "route_commit",
] as const;
export type MarkKind = (typeof MARK_KINDS)[number];

/** Kinds of manual interventions (vocabulary). `route_commit`: of the route table. */
export const INTERVENTION_KINDS = [
  "route_commit",
  "config_write",
  "session_override",
  "key_order",
  "restart",
] as const;
export type InterventionKind = (typeof INTERVENTION_KINDS)[number];

/** A line of evidence, to be read again. */
export type LinePlace = {
  readonly source: string;
  readonly offset: number;
  readonly bytes: number;
};

export type Mark = {
  /** Opaque and stable. */
  readonly id: string;
  readonly at: EpochMs;
  /** `null`: of no one Gateway, which a version of a route table is. */
  readonly gateway: string | null;
  readonly kind: MarkKind;
  /** `null`: it changes neither routing nor keys. */
  readonly intervention: InterventionKind | null;
  /** Configuration paths that changed, e.g. `agents.defaults.model.primary`. */
  readonly paths: readonly string[];
  /** Who, as far as a line says: `cli`, `config.patch`, `hand edit`…; never a host or an argument. */
  readonly actor: string | null;
  /** A restart that was asked for; `null` where that makes no sense. */
  readonly clean: boolean | null;
  /** A configuration that takes a restart: still waited for, or it came since; `null`: no line says it takes one. */
  readonly restart: "awaited" | "done" | null;
  /** Releases before and after, of a version mark. */
  readonly from: string | null;
  readonly to: string | null;
  /** None of a version of a route table: Git has it. */
  readonly lines: readonly LinePlace[];
  /** What was committed; `null`: it is another kind. */
  readonly route: {
    readonly table: string;
    readonly number: number;
    readonly sha: string;
    readonly title: string;
    /** That serve its environment; `null`: nobody says which, so it may be any. */
    readonly gateways: readonly string[] | null;
  } | null;
};
