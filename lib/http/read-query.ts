import { z } from "zod";
import { ServiceError } from "@/lib/services/service-error";

/** Parameters that every read takes beside its own. */
const COMMON = new Set(["format"]);

/**
 * Query parameters as the schema wants them; repeated ones become lists. An unknown parameter is
 * refused: a filter with a typing error must not silently filter nothing.
 */
export function readQuery<Schema extends z.ZodObject>(
  schema: Schema,
  params: URLSearchParams,
): z.infer<Schema> {
  const raw: Record<string, string | string[]> = {};
  for (const name of new Set(params.keys())) {
    if (name === "chain" || name === "not_chain") {
      throw new ServiceError(
        "unsupported_filter",
        "Chains are not recorded yet, so attempts cannot be filtered by them.",
      );
    }
    const field: unknown = Object.hasOwn(schema.shape, name) ? schema.shape[name] : undefined;
    if (field === undefined) {
      if (COMMON.has(name)) continue;
      throw new ServiceError("invalid_query", `There is no parameter \`${name.slice(0, 60)}\`.`);
    }
    raw[name] = isList(field) ? params.getAll(name) : (params.get(name) ?? "");
  }
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  throw new ServiceError(
    "invalid_query",
    parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; "),
  );
}

function isList(field: unknown): boolean {
  return field instanceof z.ZodOptional ? isList(field.unwrap()) : field instanceof z.ZodArray;
}
