import type { RequestDetail, RequestRow } from "@/lib/contracts/requests";
import type { EpochMs } from "@/lib/core/time/range";
import { formatLatency } from "./format-duration";
import { prepareRequest } from "./prepare-requests";
import { chainText, requestChain } from "./request-chain";
import { requestVerdict } from "./request-verdict";
import { STAGE_WORDS } from "./stage-words";
import { stepWords } from "./step-words";

/** More steps than this are for the console. */
const MOST_STEPS = 40;

/**
 * A request for an incident's ticket: what happened and where it can be looked up. Times in UTC; no raw
 * line, and of error texts only what was redacted.
 */
export function requestMarkdown(detail: RequestDetail, link: string): string | null {
  const [row] = detail.requests;
  if (row === undefined) return null;
  const facts = [
    `- **Gateway:** ${place(row)}`,
    `- **Time:** ${utc(row.startedAt)}, ${duration(row)}`,
    ...ids(row),
    `- **Chain:** ${escapeMarkdown(chainText(requestChain(row)) || "no call is logged")}`,
    ...rootCause(detail),
    ...missing(detail),
    `- **Details:** <${link}>`,
  ];
  return [
    `### ${escapeMarkdown(requestVerdict(row))}`,
    facts.join("\n"),
    ...steps(detail, row.startedAt),
    "",
  ].join("\n\n");
}

function place({ gateway, region, runtime }: RequestRow): string {
  return [code(gateway), region ?? "region unknown", runtime ?? "runtime unknown"]
    .map((part, index) => (index === 0 ? part : escapeMarkdown(part)))
    .join(", ");
}

function duration(row: RequestRow): string {
  const { durationMs } = prepareRequest(row);
  return durationMs === null ? "for an unknown time" : `for ${formatLatency(durationMs)}`;
}

function ids({ requestId, traceId, sessionId }: RequestRow): string[] {
  return [
    ["Request", requestId],
    ["Trace", traceId],
    ["Session", sessionId],
  ].flatMap(([name, id]) => (id == null ? [] : [`- **${name}:** ${code(id)}`]));
}

function rootCause({ trail, rootCause: index, labels }: RequestDetail): string[] {
  const step = index === null ? undefined : trail[index];
  if (step === undefined) return [];
  return [`- **Root cause:** ${utc(step.at)} ${sentence(stepWords(step, { labels, time: utc }))}`];
}

function missing({ stages }: RequestDetail): string[] {
  const names = stages.flatMap(({ stage, state }) =>
    state === "not_logged" ? [STAGE_WORDS[stage].name] : [],
  );
  return names.length === 0 ? [] : [`- **Not in these logs:** ${names.join(", ")}`];
}

function steps({ trail, labels, lines }: RequestDetail, startedAt: EpochMs): string[] {
  if (trail.length === 0) return [];
  const shown = trail.slice(0, MOST_STEPS).map((step, index) => {
    const sources = step.lines.flatMap((at) => {
      const line = lines[at];
      return line === undefined ? [] : [code(`${line.source}@${line.offset}`)];
    });
    const words = sentence(stepWords(step, { labels, time: utc }));
    const evidence = sources.length === 0 ? "" : ` — ${sources.join(", ")}`;
    return `${index + 1}. ${utc(step.at)} (${signed(step.at - startedAt)}) ${words}${evidence}`;
  });
  const left = trail.length - shown.length;
  return [[...shown, ...(left > 0 ? [`\n… and ${left} more steps.`] : [])].join("\n")];
}

function sentence({ what, why }: { what: string; why: string | null }): string {
  return `${escapeMarkdown(what)}${why === null ? "" : `: ${code(why)}`}`;
}

function signed(ms: number): string {
  return ms < 0 ? `−${formatLatency(-ms)}` : `+${formatLatency(ms)}`;
}

function utc(at: EpochMs): string {
  return new Date(at).toISOString();
}

/** A text that means nothing to Markdown or HTML where it stands within a line, on one line. */
export function escapeMarkdown(text: string): string {
  return oneLine(text).replace(/[\\`*_{}[\]<>#!|~&$]/g, "\\$&");
}

/** A text as code, on one line, fenced by more backticks than stand together in it. */
function code(text: string): string {
  const inside = oneLine(text);
  const longest = Math.max(0, ...[...inside.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  const pad = inside.startsWith("`") || inside.endsWith("`") || inside === "" ? " " : "";
  return `${fence}${pad}${inside}${pad}${fence}`;
}

/** Line breaks and control characters of all kinds become spaces. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, " ").trim();
}
