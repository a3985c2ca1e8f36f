import type { EvidenceFact } from "@/lib/core/attempt/evidence";
import { configPaths } from "./config-paths";
import { redact } from "./redact";

type HashProfile = (profileId: string) => string;
type Reader = (match: RegExpExecArray, hashProfile: HashProfile) => EvidenceFact | null;

const PREVIEW = /^(?:openai-compat: )?(?:streaming )?chat completion failed: ([\s\S]+)$/;
const ACTOR = /^[\w.-]{1,40}$/;

/**
 * What a Gateway says of itself and of its configuration: subsystem, text, and what it means (field guide,
 * section 2). The same texts in 2026.6 to 2026.9.
 */
const LINES: readonly (readonly [subsystem: string, pattern: RegExp, read: Reader])[] = [
  [
    "openai-compat",
    PREVIEW,
    ([, said = ""]) => ({ kind: "request_failed", preview: redact(said) }),
  ],
  [
    "gateway",
    /^(config\.(?:patch|apply)) write actor=(\S+) .*?\bchangedPaths=(.*?) restartReason=/,
    ([, how = "", actor = "", paths = ""], hashProfile) =>
      changed("written", paths.split(","), `${how}${by(actor)}`, hashProfile),
  ],
  [
    "gateway/reload",
    /^config change detected; evaluating reload \((.*)\)$/,
    ([, paths = ""], hashProfile) => changed("detected", paths.split(", "), null, hashProfile),
  ],
  [
    "gateway/reload",
    /^config (?:hot reload applied \(|change applied \(dynamic reads: )(.*)\)$/,
    ([, paths = ""], hashProfile) => changed("applied", paths.split(", "), null, hashProfile),
  ],
  // The Gateway restarts by itself, once what it is doing is done.
  [
    "gateway/reload",
    /^config change requires gateway restart \((.*)\)/,
    ([, paths = ""], hashProfile) => changed("waiting", paths.split(", "), null, hashProfile),
  ],
  // A refusal (✗) changes nothing. Answers under 50 ms are not logged.
  ["gateway/ws", /^⇄ res ✓ sessions\.patch\b/, () => ({ kind: "session_patched" })],
  ["gateway/ws", /^⇄ res ✓ models\.authRefresh\b/, () => ({ kind: "keys_changed" })],
  ["gateway", /^starting\.\.\.$/, () => lived("starting")],
  ["gateway", /^(?:gateway ready$|agent model: )/, () => lived("ready")],
  ["gateway", /^received SIG[A-Z0-9]+; (?:shutting down|restarting)$/, () => lived("stopping")],
  ["gateway/shutdown", /^shutdown completed\b/, () => lived("stopped")],
  [
    "main-session-restart-recovery",
    /^marked \d+ startup-orphaned main session/,
    () => lived("orphaned"),
  ],
];

/** The Gateway undoes a change that it does not trust; in some releases through the console. */
const AUTO_RESTORED = /^Config auto-restored from (?:backup|last-known-good)\b/;
const RESTORED: EvidenceFact = {
  kind: "config_changed",
  step: "applied",
  paths: "",
  actor: "auto-restore",
};

/** Spares all other lines the search for their subsystem. */
const TELLING =
  /^(?:[Cc]onfig[ .]|⇄ res ✓ |starting\.\.\.|gateway ready|agent model: |received SIG|shutdown completed|marked \d|openai-compat: |(?:streaming )?chat completion failed: )/;

/** Reads what a Gateway says of itself; `null` for all other texts. `subsystem` is asked only if it matters. */
export function parseGatewayLine(
  text: string,
  subsystem: () => string,
  hashProfile: HashProfile,
): EvidenceFact | null {
  if (!TELLING.test(text)) return null;
  if (isAutoRestore(text)) return subsystem() === "config" ? RESTORED : null;
  for (const [from, pattern, read] of LINES) {
    const match = pattern.exec(text);
    if (match !== null && subsystem() === from) return read(match, hashProfile);
  }
  return null;
}

/** The same fact where it was printed: nothing of the text goes further. */
export function parsePrintedLine(text: string): EvidenceFact | null {
  return isAutoRestore(text) ? RESTORED : null;
}

function isAutoRestore(text: string): boolean {
  return AUTO_RESTORED.test(text);
}

function changed(
  step: Extract<EvidenceFact, { kind: "config_changed" }>["step"],
  paths: readonly string[],
  actor: string | null,
  hashProfile: HashProfile,
): EvidenceFact | null {
  const named = configPaths(
    paths.filter((path) => path !== "<none>"),
    hashProfile,
  );
  return named === "" ? null : { kind: "config_changed", step, paths: named, actor };
}

/** The kind of client that wrote, never which one. */
function by(actor: string): string {
  return ACTOR.test(actor) && !actor.startsWith("unknown") ? ` by ${actor}` : "";
}

function lived(
  step: Extract<EvidenceFact, { kind: "gateway_lived" }>["step"],
): Extract<EvidenceFact, { kind: "gateway_lived" }> {
  return { kind: "gateway_lived", step, version: null };
}
