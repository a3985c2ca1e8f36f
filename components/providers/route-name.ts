import type { Route } from "@/lib/charts/prepare-routes";

/** `provider/model`, the way OpenClaw writes it. */
export function routeName({ provider, model }: Route): string {
  const name = provider ?? "unknown provider";
  return model === undefined ? name : `${name}/${model ?? "unknown model"}`;
}
