import type { ModelTarget } from "@/lib/core/request/request";
import { targetRef } from "@/lib/core/request/target-ref";

/** A model by its id, with its provider where one looks closer. */
export function TargetName({ target }: { target: ModelTarget }) {
  return <span title={targetRef(target)}>{target.model ?? targetRef(target)}</span>;
}
