import type { Quality, QualityGateway } from "@/lib/contracts/quality";
import type { FilterQuery } from "@/lib/contracts/query";
import { FIELD_GATES } from "@/lib/core/quality/field-gates";
import type { EpochMs } from "@/lib/core/time/range";
import { type AttemptsLink, dimensionFilters } from "./attempts-link";
import { formatSpan } from "./format-duration";
import { formatCount, formatCounted, formatShare } from "./format-number";

/** A piece of a sentence; times are worded by the reader's clock and zone. */
export type QualityPart =
  | { readonly kind: "text"; readonly text: string }
  /** Narrows the screen down to a Gateway. */
  | { readonly kind: "gateway"; readonly text: string; readonly filters: FilterQuery }
  | { readonly kind: "attempts"; readonly text: string; readonly link: AttemptsLink }
  | { readonly kind: "time"; readonly at: EpochMs };

export type QualityAnswer = {
  /** Nothing is missing that was looked for. */
  readonly good: boolean;
  readonly headline: readonly QualityPart[];
  /** What else is wrong, worst first. */
  readonly notes: readonly { readonly id: string; readonly parts: readonly QualityPart[] }[];
};

/** Of the lines, so many may be malformed before it is worth a sentence. */
const FEW_MALFORMED = 0.01;

/** Can the numbers of this range be trusted? The answer, and what stands against it. */
export function prepareQuality(quality: Quality): QualityAnswer {
  const { gateways } = quality;
  const silent = gateways.filter(isSilent);
  const heard = gateways.filter((one) => !isSilent(one));
  const blind = heard.filter(isBlind);
  const notes = [
    ...blind.slice(1).map((one) => note(`blind ${placeId(one)}`, blindWords(one))),
    ...notSaved(quality),
    ...unknownOutcomes(quality),
    ...malformed(gateways),
    ...ahead(gateways),
    ...openGaps(quality),
    ...silence(silent, heard.length),
  ];
  return {
    good: heard.length > 0 && blind.length === 0 && notes.length === 0,
    headline: [...headlineOf(gateways, heard, blind), text(".")],
    notes,
  };
}

/** "3 of 4 Gateways send evidence of every call; gw-b logs failures only since 14:02". */
function headlineOf(
  all: readonly QualityGateway[],
  heard: readonly QualityGateway[],
  blind: readonly QualityGateway[],
): QualityPart[] {
  const [one, ...others] = heard;
  const [first] = blind;
  if (one === undefined) {
    const [only] = all;
    return all.length === 1 && only
      ? [gateway(only), text(" has sent nothing in this range")]
      : [text(`None of ${all.length} Gateways has sent anything in this range`)];
  }
  if (others.length === 0) {
    return first ? blindWords(first) : [gateway(one), text(" sends evidence of every call")];
  }
  if (first === undefined) {
    const which = heard.length === 2 ? "Both" : `All ${heard.length}`;
    const those = heard.length < all.length ? " that were heard" : "";
    return [text(`${which} Gateways${those} send evidence of every call`)];
  }
  const whole = heard.length - blind.length;
  return [
    text(
      `${whole === 0 ? "None" : whole} of ${heard.length} Gateways ${whole > 1 ? "send" : "sends"} evidence of every call; `,
    ),
    ...blindWords(first),
  ];
}

/** It may be known what it logs, but in this range it did not. */
export function isSilent({ lines, attempts }: QualityGateway): boolean {
  return lines === 0 && attempts === 0;
}

export function isBlind({ evidence, failuresOnlySince }: QualityGateway): boolean {
  return evidence === "failures_only" || failuresOnlySince !== null;
}

function blindWords(one: QualityGateway): QualityPart[] {
  const since =
    one.failuresOnlySince === null ? [] : [text(" since "), time(one.failuresOnlySince)];
  return [gateway(one), text(" logs failures only"), ...since];
}

function notSaved({ losses }: Quality) {
  return losses
    .filter(({ what }) => what === "not_saved")
    .map((loss) =>
      note(`lost ${loss.gateway} ${loss.source}`, [
        named(loss.gateway),
        text(
          `: ${formatBytes(loss.count)} of its lines were gone before they were read, last noticed `,
        ),
        time(loss.lastAt),
      ]),
    );
}

/** Where ratios are withheld for want of a status. */
function unknownOutcomes({ gateways, range }: Quality) {
  return gateways
    .filter(
      ({ attempts, unknownOutcomes: unknown }) =>
        attempts > 0 && 1 - unknown / attempts < FIELD_GATES.outcome,
    )
    .map((one) =>
      note(`unknown ${placeId(one)}`, [
        gateway(one),
        text(": "),
        attempts(formatCount(one.unknownOutcomes), one, range, { outcome: ["unknown"] }),
        text(
          ` of ${formatCounted(one.attempts, "attempt")} ended in a way that nothing tells (${formatShare(one.unknownOutcomes / one.attempts)}): its ratios are withheld`,
        ),
      ]),
    );
}

function malformed(gateways: readonly QualityGateway[]) {
  return gateways.flatMap((one) => {
    const lines = one.sources.reduce((sum, source) => sum + source.lines, 0);
    const bad = one.sources.reduce((sum, { malformed: m, unrecognised: u }) => sum + m + u, 0);
    if (lines === 0 || bad / lines <= FEW_MALFORMED) return [];
    const words = `: ${formatCount(bad)} of ${formatCounted(lines, "line")} (${formatShare(bad / lines)}) were not understood`;
    return [note(`bad ${placeId(one)}`, [gateway(one), text(words)])];
  });
}

function ahead(gateways: readonly QualityGateway[]) {
  return gateways.flatMap((one) => {
    const most = Math.max(0, ...one.sources.map(({ aheadMs }) => aheadMs ?? 0));
    if (most === 0) return [];
    return [
      note(`ahead ${placeId(one)}`, [
        gateway(one),
        text(`: its newest event is ${formatSpan(most)} ahead of the clock here`),
      ]),
    ];
  });
}

/** Silences that last, of Gateways that were heard in the range; said once for all. */
function openGaps({ gateways }: Quality) {
  const silent = gateways.flatMap((one) => {
    const open = one.gaps.find(({ to }) => to === null);
    return open === undefined || isSilent(one) ? [] : [{ one, from: open.from }];
  });
  if (silent.length === 0) return [];
  const names = silent.flatMap(({ one, from }, index) => [
    ...(index === 0 ? [] : [text(", ")]),
    gateway(one),
    text(" since "),
    time(from),
  ]);
  return [note("gaps", [text("Silent for longer than usual: "), ...names])];
}

/** Said once for all that were not heard, where others were. */
function silence(silent: readonly QualityGateway[], heard: number) {
  if (silent.length === 0 || heard === 0) return [];
  const names = silent.flatMap((one, index) => [
    ...(index === 0 ? [] : [text(index === silent.length - 1 ? " and " : ", ")]),
    gateway(one),
  ]);
  return [note("silent", [text("Nothing in this range from "), ...names])];
}

/** 1 532 → "1.5 kB". */
export function formatBytes(bytes: number): string {
  if (bytes < 1_000) return formatCounted(bytes, "byte");
  if (bytes < 1_000_000) return `${(bytes / 1_000).toFixed(bytes < 10_000 ? 1 : 0)} kB`;
  if (bytes < 1_000_000_000) return `${(bytes / 1_000_000).toFixed(bytes < 10_000_000 ? 1 : 0)} MB`;
  return `${(bytes / 1_000_000_000).toFixed(1)} GB`;
}

/** Filters that narrow a screen down to a place. */
export function placeFilters(place: Pick<QualityGateway, "gateway" | "region" | "runtime">) {
  return dimensionFilters({
    gateway: place.gateway,
    region: place.region,
    runtime: place.runtime,
  });
}

export function placeId(place: Pick<QualityGateway, "gateway" | "region" | "runtime">): string {
  return JSON.stringify([place.gateway, place.region, place.runtime]);
}

function note(id: string, parts: readonly QualityPart[]) {
  return { id, parts };
}

function text(words: string): QualityPart {
  return { kind: "text", text: words };
}

function time(at: EpochMs): QualityPart {
  return { kind: "time", at };
}

function gateway({ gateway: name }: QualityGateway): QualityPart {
  return named(name);
}

function named(name: string): QualityPart {
  return { kind: "gateway", text: name, filters: { gateway: [name] } };
}

function attempts(
  words: string,
  place: QualityGateway,
  range: Quality["range"],
  filters: FilterQuery,
): QualityPart {
  return {
    kind: "attempts",
    text: words,
    link: { range, filters: { ...placeFilters(place), ...filters } },
  };
}
