"use client";

import "./key-colours.css";
import Link from "next/link";
import { useState } from "react";
import { useTime } from "@/components/console/use-time";
import { cn } from "@/components/ui/cn";
import { formatCounted } from "@/lib/charts/format-number";
import { formatWindow } from "@/lib/charts/format-window";
import { keyName } from "@/lib/charts/key-name";
import { endWords, KEY_STATE_WORDS, scopeWords, WINDOW_WORDS } from "@/lib/charts/key-words";
import { type BarText, placeBarTexts } from "@/lib/charts/place-bar-texts";
import type { KeyBar, KeyLane } from "@/lib/charts/prepare-key-lanes";
import { WINDOW_KINDS } from "@/lib/core/key/penalty";
import { Countdown } from "./countdown";
import { useKeyMoment } from "./key-clock";
import { KeyLink } from "./key-link";
import { KeyReason } from "./key-reason";
import { WindowMark } from "./key-state-mark";
import { useKeyHref } from "./use-key-href";

/** Less cannot be seen. */
const LEAST_WIDTH = 6;

export type KeyLaneRowProps = {
  lane: KeyLane;
  /** Of the time axis in pixels. */
  width: number;
};

/** A key and the times for which it was out. Its bars say in words what they are where there is room. */
export function KeyLaneRow({ lane: { key, bars }, width }: KeyLaneRowProps) {
  const [pointed, setPointed] = useState<string | null>(null);
  const tracks = WINDOW_KINDS.map((kind) =>
    bars.filter((bar) => bar.interval.kind === kind),
  ).filter((own) => own.length > 0);
  const shown = bars.find(({ id }) => id === pointed);
  const { state, until } = key.current;
  return (
    <li className="items-center md:flex">
      <div className="pointer-events-auto flex h-6 w-fit max-w-full items-center gap-x-2 bg-canvas pr-2 md:w-44 md:shrink-0 md:pl-3">
        <KeyLink row={key} className="min-w-0 truncate" />
        <span className="sr-only">{laneWords(bars)}</span>
        {until === null ? null : (
          <span className="text-12 whitespace-nowrap text-ink-2">
            <span className="sr-only">{KEY_STATE_WORDS[state]}, </span>
            <Countdown until={until} />
          </span>
        )}
      </div>
      <div aria-hidden className="relative min-w-0 flex-1">
        {tracks.map((own) => (
          <Track
            key={own[0]?.interval.kind}
            bars={own}
            width={width}
            owner={key}
            onPoint={setPointed}
          />
        ))}
        {shown ? <BarCard bar={shown} title={keyName(key.keyId, key.label, key.provider)} /> : null}
      </div>
    </li>
  );
}

/** The lane for who cannot see it; the table and the drawer have each window. */
function laneWords(bars: readonly KeyBar[]): string {
  return WINDOW_KINDS.flatMap((kind) => {
    const count = bars.filter(({ interval }) => interval.kind === kind).length;
    return count === 0 ? [] : `, ${count} × ${WINDOW_WORDS[kind]}`;
  }).join("");
}

type TrackProps = {
  bars: readonly KeyBar[];
  width: number;
  owner: KeyLane["key"];
  onPoint: (id: string | null) => void;
};

/** Windows of one kind: a key has one of them at a time. */
function Track({ bars, width, owner, onPoint }: TrackProps) {
  const href = useKeyHref();
  const texts = placeBarTexts(
    bars.map(({ left, width: share, interval }) => ({
      left: left * width,
      width: Math.max(LEAST_WIDTH, share * width),
      text: scopeWords(interval),
    })),
    width,
  );
  return (
    <div className="relative h-6">
      {bars.map((bar, at) => (
        <Link
          key={bar.id}
          href={href(owner)}
          scroll={false}
          prefetch={false}
          // The name beside the lane leads to the same place, and takes the focus.
          tabIndex={-1}
          className="pointer-events-auto absolute inset-y-0"
          style={{
            left: `${bar.left * 100}%`,
            width: `max(${LEAST_WIDTH}px, ${bar.width * 100}%)`,
          }}
          onPointerEnter={({ pointerType }) => {
            if (pointerType !== "touch") onPoint(bar.id);
          }}
          onPointerLeave={() => onPoint(null)}
        >
          <Bar bar={bar} text={texts[at] ?? null} />
        </Link>
      ))}
      {bars.map(({ id, unused }) =>
        unused === null ? null : (
          <span
            key={id}
            className="key-unused absolute top-0 h-3"
            style={{ left: `${unused.left * 100}%`, width: `${unused.width * 100}%` }}
          />
        ),
      )}
    </div>
  );
}

function Bar({ bar, text }: { bar: KeyBar; text: BarText }) {
  const { kind, end } = bar.interval;
  const words = scopeWords(bar.interval);
  return (
    <>
      <span
        className={cn(
          "absolute inset-x-0 top-1 bottom-1",
          `key-${kind}`,
          end === "observed" && "border-r-2 border-ink",
          end === "inferred" && bar.width > 0 && !bar.endCut && "key-end-inferred",
          (end === "open" || bar.endCut) && "key-end-open",
          bar.startOpen && "border-l-2 border-dashed border-l-canvas",
        )}
      />
      {text === null ? null : (
        <span
          className={cn(
            "absolute top-1 text-12 leading-4 whitespace-nowrap",
            text === "on" ? "left-1.5 bg-canvas px-1 text-ink" : "left-full pl-1.5 text-ink-2",
          )}
        >
          {words}
        </span>
      )}
    </>
  );
}

/** What is known of the window that is pointed at. */
function BarCard({ bar: { interval, left }, title }: { bar: KeyBar; title: string }) {
  const time = useTime();
  const moment = useKeyMoment();
  const { kind, from, to, reason, reused, startSeen } = interval;
  const place = left < 0.5 ? { left: `${left * 100}%` } : { right: `${(1 - left) * 100}%` };
  return (
    <div
      className="pointer-events-none absolute top-full z-30 w-max max-w-80 rounded-m border border-hairline bg-raised px-2.5 py-2 text-12 shadow-pop print:hidden"
      style={place}
    >
      <p className="font-medium">{title}</p>
      <p className="flex gap-x-3">
        <WindowMark kind={kind} />
        <KeyReason reason={reason} />
      </p>
      <p className="text-ink-2">
        {startSeen ? null : "before "}
        {time.timeSeconds(from)} – {time.timeSeconds(to)}, {formatWindow(to - from)}
      </p>
      <p className="text-ink-2">{scopeWords(interval)}</p>
      <p className="text-ink-2">{endWords(interval, moment)}</p>
      {reused > 0 ? (
        <p className="text-ink-2">found active {formatCounted(reused, "more time")}, no new hits</p>
      ) : null}
    </div>
  );
}
