import type { ModelTarget } from "./request";

/** A model as one text: `provider/model`, with `?` for what is unknown. */
export function targetRef(target: ModelTarget | null): string {
  return `${target?.provider ?? "?"}/${target?.model ?? "?"}`;
}
