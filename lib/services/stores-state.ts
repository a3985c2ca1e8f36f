import { settingsState } from "@/db/control/settings-state";
import type { ConsoleStores } from "./console-stores";

/** A text that changes with everything that is stored: what was read under the same one would be read again. */
export function storesState({ mode, events, control }: ConsoleStores): string {
  return `${mode} ${events.version()} ${control === undefined ? "" : settingsState(control)}`;
}
