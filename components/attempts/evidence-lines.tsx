"use client";

import { ChevronRight } from "lucide-react";
import { useId, useMemo, useState } from "react";
import { useTime } from "@/components/console/use-time";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { evidenceWords } from "@/lib/charts/evidence-words";
import { formatCount, formatCounted } from "@/lib/charts/format-number";
import { highlightLine } from "@/lib/charts/highlight-line";
import type { AttemptDetail } from "@/lib/contracts/attempts";
import { CopyButton } from "./copy-button";
import { Unknown } from "./unknown";

/** Whose line it is does not matter to how it is shown. */
type Line = Omit<AttemptDetail["lines"][number], "own">;

/**
 * The raw line beside what was read in it, so that nobody has to believe us. First the attempt's own
 * lines, which decided; what else its trace says is one step away.
 */
export function EvidenceLines({ lines }: Pick<AttemptDetail, "lines">) {
  const own = lines.filter((line) => line.own);
  const others = lines.filter((line) => !line.own);
  return (
    <section aria-label="Evidence">
      <h3 className="mb-1 text-12 font-medium text-ink-3">
        {own.length === 1
          ? "The line it was read from"
          : `The ${own.length} lines it was put together from`}
      </h3>
      <Lines lines={own} />
      {others.length === 0 ? null : <OtherLines lines={others} />}
    </section>
  );
}

function Lines({ lines }: Pick<AttemptDetail, "lines">) {
  return (
    <ol className="space-y-4">
      {lines.map((line) => (
        <li key={`${line.source} ${line.offset} ${line.kind}`}>
          <EvidenceLine line={line} />
        </li>
      ))}
    </ol>
  );
}

/** Drawn when asked for: a trace may hold hundreds of lines. */
function OtherLines({ lines }: Pick<AttemptDetail, "lines">) {
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <div className="mt-4">
      <Button
        look="plain"
        size="s"
        className="-ml-1.5"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <ChevronRight
          size={14}
          aria-hidden
          className={cn("transition-transform duration-100", open && "rotate-90")}
        />
        {formatCounted(lines.length, "more line")} of this trace
      </Button>
      <div id={id} className="mt-2">
        {open ? <Lines lines={lines} /> : null}
      </div>
    </div>
  );
}

/** One line: raw beside what was read in it. */
export function EvidenceLine({ line }: { line: Line }) {
  const { exact } = useTime();
  const [pointed, setPointed] = useState<string | null>(null);
  return (
    <article className="overflow-hidden rounded-m border">
      <header className="flex flex-wrap items-baseline gap-x-3 border-b bg-sunken px-3 py-1.5">
        <h4 className="font-medium">{evidenceWords(line.kind)}</h4>
        <span className="text-12 text-ink-2">
          {line.at === null ? <Unknown /> : exact(line.at)}
        </span>
        <span className="min-w-0 text-12 break-all text-ink-3">
          {line.source}, byte {formatCount(line.offset)}
        </span>
      </header>
      <div className="grid md:grid-cols-[3fr_2fr] md:divide-x md:divide-hairline">
        <RawLine line={line} pointed={pointed} />
        <Interpretation line={line} onPoint={setPointed} />
      </div>
    </article>
  );
}

function RawLine({ line, pointed }: { line: Line; pointed: string | null }) {
  const segments = useMemo(
    () => (line.raw === null ? [] : keyed(highlightLine(line.raw, line.interpretation))),
    [line],
  );
  if (line.raw === null) {
    return (
      <div className="cell-no-data p-3">
        <p className="rounded-m bg-raised px-2 py-1 text-ink-2">
          {line.rawMissing ?? "The line cannot be read any more; the reason is unknown."}
        </p>
      </div>
    );
  }
  return (
    <div className="relative min-w-0 p-3 pr-9">
      <code className="block font-mono text-12 break-all whitespace-pre-wrap text-ink-2">
        {segments.map(({ from, text, field }) =>
          field === null ? (
            text
          ) : (
            <mark
              key={from}
              title={field}
              className={cn(
                "rounded-s bg-selection text-ink",
                pointed === field && "outline-2 outline-focus",
              )}
            >
              {text}
            </mark>
          ),
        )}
      </code>
      <span className="absolute top-2 right-2">
        <CopyButton text={line.raw} what="raw line" />
      </span>
    </div>
  );
}

type InterpretationProps = { line: Line; onPoint: (field: string | null) => void };

function Interpretation({ line, onPoint }: InterpretationProps) {
  const fields = Object.entries(line.interpretation);
  return (
    <div className="min-w-0 max-md:border-t">
      <h5 className="px-3 pt-2 text-12 text-ink-3">Read in it</h5>
      <dl className="px-3 pb-2">
        {fields.map(([field, value]) => (
          <div
            key={field}
            onPointerEnter={() => onPoint(field)}
            onPointerLeave={() => onPoint(null)}
            className="flex gap-3 rounded-s py-0.5 hover:bg-sunken"
          >
            <dt className="w-24 shrink-0 text-12 leading-5 text-ink-3">{field}</dt>
            <dd className="min-w-0 wrap-anywhere">
              {value === null ? <Unknown /> : String(value)}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

/** Segments with their place in the line, which is what they are known by. */
function keyed(segments: ReturnType<typeof highlightLine>) {
  let from = 0;
  return segments.map((segment) => {
    const place = from;
    from += segment.text.length;
    return { ...segment, from: place };
  });
}
