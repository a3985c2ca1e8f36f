import type { MarkWire } from "@/lib/contracts/marks";
import { MARK_KINDS, type MarkKind } from "@/lib/core/intervention/mark";
import { formatCounted } from "./format-number";

type KindWords = {
  /** On a flag, where there is room for one word. */
  readonly short: string;
  readonly one: string;
  readonly many: string;
};

export const MARK_WORDS: Readonly<Record<MarkKind, KindWords>> = {
  config_write: {
    short: "configuration",
    one: "configuration change",
    many: "configuration changes",
  },
  session_override: { short: "session", one: "session override", many: "session overrides" },
  key_order: { short: "key order", one: "key order change", many: "key order changes" },
  restart: { short: "restart", one: "restart", many: "restarts" },
  version: { short: "version", one: "version change", many: "version changes" },
  route_commit: { short: "route table", one: "route table version", many: "route table versions" },
};

/** "2 configuration changes, 1 restart", in the order of the kinds. */
export function countMarks(marks: readonly Pick<MarkWire, "kind">[]): string {
  return MARK_KINDS.flatMap((kind) => {
    const count = marks.filter((mark) => mark.kind === kind).length;
    return count === 0 ? [] : [formatCounted(count, MARK_WORDS[kind].one, MARK_WORDS[kind].many)];
  }).join(", ");
}

/** What happened, in a sentence that claims no more than the lines say. */
export function describeMark({ kind, clean, from, to, paths, route }: MarkWire): string {
  switch (kind) {
    case "config_write":
      return paths.length === 0
        ? "Configuration changed; the lines do not say what."
        : "Configuration changed.";
    case "session_override":
      return "A session's settings were changed, for example its model. The log names neither the session nor the model.";
    case "key_order":
      return "The order of keys was set, or keys were changed.";
    case "restart":
      return restartWords(clean);
    case "route_commit":
      return route === null
        ? "A version of a route table was committed."
        : `Version ${route.number} of ${route.table} came into force: ${route.title}`;
    case "version":
      return `Release ${from ?? "unknown"} → ${to ?? "unknown"}.`;
  }
}

/** Where it holds, for a filter; `null`: everywhere, or nobody says where. */
export function markGateways({ gateway, route }: MarkWire): readonly string[] | null {
  return gateway === null ? (route?.gateways ?? null) : [gateway];
}

/** Of a configuration that takes a restart; `null`: no line says that it does. */
export function restartNote({ restart }: Pick<MarkWire, "restart">): string | null {
  switch (restart) {
    case null:
      return null;
    case "awaited":
      return "It waits for a restart.";
    case "done":
      return "It took a restart, which came.";
  }
}

function restartWords(clean: boolean | null): string {
  if (clean === null) return "Stopped and started again.";
  return clean
    ? "Stopped as it was told to, and started again."
    : "Started again without having been told to stop: it crashed or was killed.";
}
