import { useTime } from "@/components/console/use-time";
import { cn } from "@/components/ui/cn";
import { OutcomeIcon } from "@/components/ui/outcome-mark";
import { reasonWords } from "@/lib/charts/reason-words";
import { type ChainLink, chainText, failureText } from "@/lib/charts/request-chain";

export type RequestChainProps = {
  chain: readonly ChainLink[];
  /** On as many lines as it takes; else cut off where the place ends. */
  wraps?: boolean;
};

/** What was called, in order, on one line. */
export function RequestChain({ chain, wraps = false }: RequestChainProps) {
  if (chain.length === 0) return <span className="text-ink-3">no call is logged</span>;
  return (
    <span
      title={chainText(chain)}
      className={cn(wraps ? "flex flex-wrap gap-y-0.5" : "block truncate")}
    >
      {chain.map((link, at) => (
        <span key={keyOf(link)} className="whitespace-nowrap">
          {at === 0 ? null : <Arrow />}
          <Link link={link} />
        </span>
      ))}
    </span>
  );
}

function keyOf(link: ChainLink): string {
  return "id" in link ? link.id : `${link.kind} ${"name" in link ? link.name : ""}`;
}

function Arrow() {
  return (
    <span className="text-ink-3">
      <span aria-hidden className="px-1">
        →
      </span>
      <span className="sr-only">, then </span>
    </span>
  );
}

function Link({ link }: { link: ChainLink }) {
  switch (link.kind) {
    case "calls":
      return <Calls link={link} />;
    case "skipped":
      return <Skipped link={link} />;
    case "skips":
      return (
        <span className={GHOST}>
          {link.name === null ? `${link.count} skipped` : `${link.name} skipped`}
        </span>
      );
    case "told":
      return (
        <span title="Served, as a decision or the run's end tells; no line of the call itself">
          {link.name ?? "unknown model"} <OutcomeIcon outcome="ok" size={12} />
        </span>
      );
    case "left_out":
      return <span className="text-ink-3">{link.count} more</span>;
  }
}

const GHOST = "rounded-s border border-dashed border-line px-1 text-12 text-ink-3";

/** A ghost: no call was made. */
function Skipped({ link: { name, reason, until } }: { link: Of<"skipped"> }) {
  const { time } = useTime();
  const why = reason === null ? "no reason is logged" : reasonWords(reason);
  return (
    <span
      className={GHOST}
      title={`Skipped: ${why}${until === null ? "" : `; its keys were out until ${time(until)}`}`}
    >
      {name} skipped
      {reason === null ? null : `, ${why}`}
      {until === null ? null : <span className="sr-only"> until {time(until)}</span>}
    </span>
  );
}

type Of<K extends ChainLink["kind"]> = Extract<ChainLink, { kind: K }>;

function Calls({ link }: { link: Of<"calls"> }) {
  const { name, key, outcome, status, count } = link;
  const said = failureText(link);
  return (
    <>
      {name}
      {key === null ? null : <span className="text-ink-2"> ({key})</span>}{" "}
      <OutcomeIcon outcome={outcome} size={12} />
      {outcome === "ok" ? null : (
        <span className="pl-0.5" style={{ color: `var(--outcome-text-${outcome})` }}>
          {/* The icon has said the word already. */}
          <span aria-hidden={said === String(status) ? undefined : true}>{said}</span>
        </span>
      )}
      {count === 1 ? null : (
        <span className="pl-1 font-medium">
          <span aria-hidden>×{count}</span>
          <span className="sr-only">, {count} times</span>
        </span>
      )}
    </>
  );
}
