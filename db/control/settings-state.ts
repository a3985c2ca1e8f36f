import type { ControlDb } from "@/db/open-control";

/** A text that changes with every write to control.db, by this connection or another; equal texts, equal content. */
export function settingsState({ $client }: ControlDb): string {
  const others = $client.pragma("data_version", { simple: true });
  const own = $client.prepare("select total_changes()").pluck().get();
  return `${others} ${own}`;
}
