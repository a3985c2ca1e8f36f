import type { Resource } from "./generated/opentelemetry/proto/resource/v1/resource_pb.js";
import { keptAttributes } from "./kept-attributes";

const REGION = new Set(["cloud.region"]);

/**
 * The region that the resources of an export agree on, from `cloud.region`; `null` where none names one
 * or they differ. `deployment.environment` is a stage, not a place, and is not read.
 */
export function regionOf(resources: readonly (Resource | undefined)[]): string | null {
  const regions = new Set(
    resources.map((resource) =>
      keptAttributes(resource?.attributes ?? [], REGION).get("cloud.region"),
    ),
  );
  const [region] = regions;
  return regions.size === 1 && typeof region === "string" && region !== ""
    ? region.slice(0, 100)
    : null;
}
