import type { MarkWire } from "@/lib/contracts/marks";

/** For tests and fixtures: a mark from what matters in it; a configuration write where nothing is said. */
export function markWire(parts: Partial<MarkWire> & Pick<MarkWire, "at">): MarkWire {
  return {
    id: `${parts.gateway ?? "fra-1"} ${parts.kind ?? "config_write"} ${parts.at}`,
    gateway: "fra-1",
    kind: "config_write",
    intervention: parts.kind === "version" ? null : (parts.kind ?? "config_write"),
    paths: [],
    actor: null,
    clean: null,
    restart: null,
    from: null,
    to: null,
    lines: [],
    route: null,
    ...parts,
  };
}
