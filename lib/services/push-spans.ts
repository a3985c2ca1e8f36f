import { fillRegion } from "@/db/control/fill-region";
import { redactLine } from "@/lib/core/log/redact-line";
import type { OtlpSpan } from "@/lib/core/otlp/otlp-span";
import { outerSpans } from "@/lib/core/otlp/outer-spans";
import { readCallSpan, type SpanFault } from "@/lib/core/otlp/read-call-span";
import type { PushedLine } from "@/lib/core/push/push-record";
import type { EpochMs } from "@/lib/core/time/range";
import { lineId } from "@/lib/files/line-id";
import type { PushToken } from "./authorise-push";
import type { PushStores } from "./push-stores";
import { PushTally } from "./push-tally";

export type ExportTaken = {
  /** Spans, log records or data points that could not be used although they should. */
  readonly rejected: number;
  readonly message: string;
};

type Fault = SpanFault | "too_old";

const FAULT_WORDS: Record<Fault, string> = {
  too_old: "from before what is kept",
  span_ids: "without a trace id or span id",
  span_time: "whose start and end are no times, or not in this order",
  no_provider_or_model: "that name no provider or no model",
};

/**
 * POST /v1/traces: keeps the spans of calls to providers. The Gateway is the token's, whatever the
 * resource is called; its region is taken from `cloud.region` where nobody has said it.
 */
export async function pushSpans(
  { control, events, gate, now }: PushStores,
  { gateway }: PushToken,
  { region, spans }: { region: string | null; spans: readonly OtlpSpan[] },
): Promise<ExportTaken> {
  await gate.admit(gateway);
  const { rows: keptSince } = await events.keptSince();
  const readings = spans.map((span) => ({ span, reading: readCallSpan(span) }));
  const outer = outerSpans(
    readings.filter(({ reading }) => reading.kind === "call").map(({ span }) => span),
  );
  const tally = new PushTally(gateway);
  const lines: PushedLine[] = [];
  const faults = new Map<Fault, number>();
  const refuse = (fault: Fault) => faults.set(fault, (faults.get(fault) ?? 0) + 1);
  for (const { span, reading } of readings) {
    if (reading.kind === "rejected") refuse(reading.reason);
    else if (reading.kind === "irrelevant" || outer.has(span)) {
      tally.addIrrelevant({ at: heardAt(span), release: null });
    } else if (reading.evidence.at < keptSince) refuse("too_old");
    else lines.push(pushedSpan(span, reading.evidence, gateway, now()));
  }
  if (region !== null && lines.length > 0) fillRegion(control, gateway, region);
  await gate.take(gateway, "otlp", lines, tally.take(now()));
  const parts = [...faults].map(([fault, n]) => `${n} spans of calls ${FAULT_WORDS[fault]}`);
  return {
    rejected: [...faults.values()].reduce((sum, n) => sum + n, 0),
    message: parts.length === 0 ? "" : `Not taken: ${parts.join("; ")}.`,
  };
}

function pushedSpan(
  span: OtlpSpan,
  evidence: Extract<ReturnType<typeof readCallSpan>, { kind: "call" }>["evidence"],
  gateway: string,
  receivedAt: EpochMs,
): PushedLine {
  const { name: _, ...kept } = span;
  const shown = { ...kept, attributes: Object.fromEntries(span.attributes) };
  return {
    kind: "line",
    receivedAt,
    lineId: lineId(gateway, `span ${span.traceId} ${span.spanId}`),
    parsed: { kind: "evidence", evidence, release: null, everyCallMark: true },
    raw: redactLine(JSON.stringify(shown)),
  };
}

/** A Gateway whose spans come was up then; a time that is none tells nothing. */
function heardAt({ endedAt }: OtlpSpan): EpochMs | null {
  return endedAt >= Date.UTC(2000, 0) && endedAt < Date.UTC(2100, 0) ? Math.floor(endedAt) : null;
}
