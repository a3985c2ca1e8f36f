const KEY = "signalbox.recent";
const MOST = 6;

/** Ids of what was chosen in the palette on this machine, newest first. */
export function recentCommands(): readonly string[] {
  try {
    const stored: unknown = JSON.parse(window.localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(stored) ? stored.filter((id) => typeof id === "string") : [];
  } catch {
    // Storage that is full, forbidden or written by somebody else: there is nothing to remember.
    return [];
  }
}

export function rememberCommand(id: string): void {
  try {
    const ids = [id, ...recentCommands().filter((other) => other !== id)].slice(0, MOST);
    window.localStorage.setItem(KEY, JSON.stringify(ids));
  } catch {
    // As above.
  }
}
