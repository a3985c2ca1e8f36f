"use client";

import {
  parseAsArrayOf,
  parseAsIsoDateTime,
  parseAsString,
  parseAsStringLiteral,
  useQueryStates,
} from "nuqs";
import { PRESETS, RANGE_PRESETS, type RangeChoice } from "@/components/console/range-choice";
import type { AuditFilter } from "@/lib/client/audit-query";
import { AUDIT_ACTIONS } from "@/lib/core/audit/audit-entry";

/** Names of their own: the range of the other screens is about calls, and most of an audit is older. */
const PARAMS = {
  q: parseAsString.withDefault(""),
  who: parseAsString.withDefault(""),
  about: parseAsString.withDefault(""),
  action: parseAsArrayOf(parseAsStringLiteral(AUDIT_ACTIONS)).withDefault([]),
  last: parseAsStringLiteral(RANGE_PRESETS),
  since: parseAsIsoDateTime,
  until: parseAsIsoDateTime,
};

export type AuditFilterEdit = Partial<Omit<AuditFilter, "range">> & {
  readonly time?: RangeChoice | null;
};

/** Which entries are looked for, as the address says it. */
export function useAuditFilter() {
  const [{ q, who, about, action, last, since, until }, setParams] = useQueryStates(PARAMS);
  const time = timeOf(last, since, until);
  const filter: AuditFilter = {
    ...{ q, actor: who, subject: about, actions: action },
    range:
      time?.kind === "preset"
        ? { kind: "last", durationMs: PRESETS[time.preset].durationMs, until: null }
        : time,
  };
  const edit = (part: AuditFilterEdit) =>
    void setParams({
      ...(part.q === undefined ? {} : { q: part.q || null }),
      ...(part.actor === undefined ? {} : { who: part.actor || null }),
      ...(part.subject === undefined ? {} : { about: part.subject || null }),
      ...(part.actions === undefined
        ? {}
        : { action: part.actions.length === 0 ? null : [...part.actions] }),
      ...(part.time === undefined ? {} : timeParams(part.time)),
    });
  const isNarrowed =
    q !== "" || who !== "" || about !== "" || action.length > 0 || filter.range !== null;
  return { filter, time, isNarrowed, edit, clear: () => void setParams(null) };
}

function timeOf(
  last: (typeof RANGE_PRESETS)[number] | null,
  since: Date | null,
  until: Date | null,
): RangeChoice | null {
  if (last !== null) return { kind: "preset", preset: last };
  if (since === null || until === null || since >= until) return null;
  return { kind: "between", from: since.getTime(), to: until.getTime() };
}

function timeParams(time: RangeChoice | null) {
  switch (time?.kind) {
    case "preset":
      return { last: time.preset, since: null, until: null };
    case "between":
      return { last: null, since: new Date(time.from), until: new Date(time.to) };
    case undefined:
      return { last: null, since: null, until: null };
  }
}
