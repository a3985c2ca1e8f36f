"use client";

import type { ReactNode } from "react";
import { FilterValue } from "@/components/console/filter-value";
import { useTime } from "@/components/console/use-time";
import { OutcomeMark } from "@/components/ui/outcome-mark";
import { originWords } from "@/lib/charts/evidence-words";
import { formatLatency } from "@/lib/charts/format-duration";
import type { AttemptRow } from "@/lib/contracts/attempts";
import { CopyButton } from "./copy-button";
import { GatewayLabel } from "./gateway-label";
import { None, Unknown } from "./unknown";

/** Every field of the attempt; each can be copied, and most lead to their like. */
export function AttemptFields({ attempt }: { attempt: AttemptRow }) {
  const { exact } = useTime();
  const { keyLabel, keyId, latencyMs, ttfbMs } = attempt;
  return (
    <section aria-label="Fields">
      <h3 className="mb-1 text-12 font-medium text-ink-3">Fields</h3>
      <dl className="grid gap-x-8 md:grid-cols-2">
        <Field name="Time" copy={new Date(attempt.at).toISOString()}>
          {exact(attempt.at)}
        </Field>
        <Field name="Outcome" copy={attempt.outcome}>
          <OutcomeMark outcome={attempt.outcome} />
        </Field>
        <Field name="Status" copy={attempt.status} />
        <Field name="Gateway's label" copy={attempt.gatewayReason}>
          <GatewayLabel row={attempt} />
        </Field>
        <Field name="Provider" copy={attempt.provider}>
          <FilterValue name="provider" value={attempt.provider} />
        </Field>
        <Field name="Model" copy={attempt.model}>
          <FilterValue name="model" value={attempt.model} />
        </Field>
        <Field name="Key" copy={keyId}>
          <FilterValue name="key" value={keyId}>
            {keyLabel === null ? (keyId ?? undefined) : `${keyLabel} (${keyId})`}
          </FilterValue>
        </Field>
        <Field name="Gateway" copy={attempt.gateway}>
          <FilterValue name="gateway" value={attempt.gateway} />
        </Field>
        <Field name="Region" copy={attempt.region}>
          <FilterValue name="region" value={attempt.region} />
        </Field>
        <Field name="Runtime" copy={attempt.runtime}>
          <FilterValue name="runtime" value={attempt.runtime} />
        </Field>
        <Field name="Latency" copy={latencyMs}>
          {latencyMs === null ? <Unknown /> : formatLatency(latencyMs)}
        </Field>
        <Field name="First byte" copy={ttfbMs}>
          {ttfbMs === null ? <Unknown /> : formatLatency(ttfbMs)}
        </Field>
        <Field name="Request" copy={attempt.requestId} mono />
        <Field name="Session" copy={attempt.sessionId} mono />
        <Field name="Trace" copy={attempt.traceId} mono />
        <Field name="Route version" copy={attempt.routeVersion} mono />
        <Field name="Error code" copy={attempt.errorCode} mono>
          {attempt.errorCode === null ? <None /> : undefined}
        </Field>
        <Field name="Error" copy={attempt.errorPreview}>
          {attempt.errorPreview === null && attempt.outcome === "ok" ? <None /> : undefined}
        </Field>
        <Field name="Source" copy={attempt.source} mono />
        <Field name="Known from" copy={attempt.origin}>
          {originWords(attempt.origin)}
        </Field>
      </dl>
    </section>
  );
}

type FieldProps = {
  name: string;
  /** What is copied, and shown where there are no children; `null` is unknown. */
  copy: string | number | null;
  mono?: boolean;
  children?: ReactNode;
};

function Field({ name, copy, mono = false, children }: FieldProps) {
  return (
    <div className="flex min-h-8 items-start gap-3 border-b py-1.5">
      <dt className="w-28 shrink-0 text-ink-3">{name}</dt>
      <dd className="flex min-w-0 flex-1 items-start justify-between gap-3">
        <span className="min-w-0 wrap-anywhere">
          {children ??
            (copy === null ? (
              <Unknown />
            ) : (
              <span className={mono ? "font-mono text-12 break-all" : undefined}>{copy}</span>
            ))}
        </span>
        {copy === null ? null : <CopyButton text={String(copy)} what={name.toLowerCase()} />}
      </dd>
    </div>
  );
}
