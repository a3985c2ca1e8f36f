import "./key-colours.css";
import { Ban, CircleCheck, Hourglass, type LucideIcon, UserRound } from "lucide-react";
import { cn } from "@/components/ui/cn";
import { KEY_STATE_WORDS, WINDOW_WORDS } from "@/lib/charts/key-words";
import type { KeyInterval, KeyRow } from "@/lib/contracts/keys";

type State = KeyRow["current"]["state"];

const ICONS: Readonly<Record<State, LucideIcon>> = {
  ready: CircleCheck,
  cooling: Hourglass,
  disabled: Ban,
};

/** The state of a key as it looks everywhere: icon, word, and the swatch of its bars. */
export function KeyStateMark({ state, className }: { state: State; className?: string }) {
  const Icon = ICONS[state];
  return (
    <span
      className={cn(
        "inline-flex items-center gap-1.5 whitespace-nowrap",
        state === "ready" ? "text-ink-2" : "font-medium",
        className,
      )}
    >
      {state === "ready" ? null : <Swatch kind={state === "cooling" ? "cooldown" : "disabled"} />}
      <Icon size={14} aria-hidden className="shrink-0" />
      {KEY_STATE_WORDS[state]}
    </span>
  );
}

/** A window by its kind, for lists and the legend. */
export function WindowMark({ kind }: { kind: KeyInterval["kind"] }) {
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <Swatch kind={kind} />
      {WINDOW_WORDS[kind]}
    </span>
  );
}

function Swatch({ kind }: { kind: KeyInterval["kind"] }) {
  return <span aria-hidden className={cn("size-3 shrink-0 rounded-s", `key-${kind}`)} />;
}

/** No wait mends it. */
export function PersonMark() {
  return (
    <span className="inline-flex items-center gap-1 rounded-s bg-inverse px-1 text-12 whitespace-nowrap text-inverse-ink">
      <UserRound size={12} aria-hidden />
      needs a person
    </span>
  );
}

/** The Gateway says that it is out, and calls with it succeed. */
export function StuckMark() {
  return (
    <span className="rounded-s bg-warn-surface px-1 text-12 whitespace-nowrap text-warn">
      likely stuck
    </span>
  );
}
