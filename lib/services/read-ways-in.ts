import { countUserAdmins } from "@/db/control/count-user-admins";
import type { AccountStores } from "./account-stores";

/** What somebody who is not signed in may know: less would leave them at a door that cannot open. */
export type WaysIn = {
  /** Whether there is anybody who could have been let in. */
  readonly administrator: boolean;
  /** One can look at the sample without an account. */
  readonly sample: boolean;
};

export function readWaysIn({ control, principal }: AccountStores): WaysIn {
  return {
    administrator: countUserAdmins(control) > 0,
    sample: principal.kind === "person" && principal.via === "sample",
  };
}
