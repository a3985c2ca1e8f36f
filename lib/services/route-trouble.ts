import { GitTrouble } from "@/lib/git/git-trouble";
import { ServiceError } from "./service-error";

/** What a repository did not take as a refusal that may be tried again; everything else as it is. */
export function routeTrouble(error: unknown): unknown {
  return error instanceof GitTrouble ? new ServiceError("not_ready", error.message, 5) : error;
}
