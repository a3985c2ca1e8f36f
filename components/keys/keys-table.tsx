"use client";

import { useMemo } from "react";
import { type DataColumn, DataTable } from "@/components/console/data-table";
import { FilterValue } from "@/components/console/filter-value";
import { useCsvHref } from "@/components/console/use-csv-href";
import { useTime } from "@/components/console/use-time";
import { Info } from "@/components/ui/info";
import { failuresOf, incidentsOf, keyPath } from "@/lib/charts/prepare-keys";
import type { KeyRow, Keys } from "@/lib/contracts/keys";
import { KeyFailures } from "./key-failures";
import { KeyAttempts, KeyIncidents, KeyWindowsSum } from "./key-figures";
import { KeyTitle } from "./key-link";
import { KeyReason } from "./key-reason";
import { KeyStateNow } from "./key-state-now";
import { useKeyHref } from "./use-key-href";
import { useOpenKey } from "./use-open-key";

export type KeysListProps = { answer: Keys; className?: string };

/** Every key that any line names, the most urgent first. */
export function KeysTable({ answer, className }: KeysListProps) {
  const href = useKeyHref();
  const csvHref = useCsvHref();
  const [open] = useOpenKey();
  const time = useTime();
  const columns = useMemo(() => columnsOf(answer, time), [answer, time]);
  return (
    <DataTable
      caption="Keys, most urgent first"
      className={className}
      columns={columns}
      rows={answer.keys}
      rowId={keyPath}
      rowHref={href}
      selectedId={open}
      csvHref={csvHref("keys", answer)}
    />
  );
}

type Time = ReturnType<typeof useTime>;

function columnsOf(answer: Keys, time: Time): DataColumn<KeyRow>[] {
  return [
    {
      id: "key",
      title: "Key",
      cell: (row) => (
        <span className="inline-block max-w-48 truncate align-bottom font-medium">
          <KeyTitle row={row} />
        </span>
      ),
      sortValue: ({ label, keyId }) => label ?? keyId,
    },
    {
      id: "provider",
      title: "Provider",
      cell: ({ provider }) => <FilterValue name="provider" value={provider || null} />,
      sortValue: ({ provider }) => provider,
    },
    {
      id: "gateway",
      title: "Gateway",
      cell: ({ gateway }) => <FilterValue name="gateway" value={gateway} />,
      sortValue: ({ gateway }) => gateway,
    },
    {
      id: "region",
      title: "Region",
      hidden: true,
      cell: ({ region }) => <FilterValue name="region" value={region} />,
      sortValue: ({ region }) => region,
    },
    {
      id: "state",
      title: "State now",
      info: <StateInfo />,
      cell: (row) => <KeyStateNow row={row} className="flex-nowrap" />,
      sortValue: ({ current, needs }) => `${needs ?? "ready"} ${current.state}`,
    },
    {
      id: "why",
      title: "Why",
      cell: ({ current }) =>
        current.state === "ready" ? <Nothing /> : <KeyReason reason={current.reason} />,
      sortValue: ({ current }) => current.reason,
    },
    {
      id: "since",
      title: "Since",
      cell: ({ current }) => (current.since === null ? <Nothing /> : time.time(current.since)),
      sortValue: ({ current }) => current.since,
    },
    {
      id: "failures",
      title: "Failed attempts",
      info: <FailuresInfo />,
      className: "min-w-48 whitespace-normal",
      cell: (row) => <KeyFailures row={row} answer={answer} />,
      sortValue: failuresOf,
    },
    {
      id: "attempts",
      title: "Attempts",
      numeric: true,
      hidden: true,
      cell: (row) => <KeyAttempts row={row} answer={answer} />,
      sortValue: ({ attempts }) => attempts,
    },
    {
      id: "incidents",
      title: "Incidents",
      info: <IncidentsInfo />,
      numeric: true,
      cell: (row) => <KeyIncidents row={row} />,
      sortValue: incidentsOf,
    },
    {
      id: "cooldowns",
      title: "Cool-downs",
      info: <WindowsInfo />,
      numeric: true,
      cell: (row) => <KeyWindowsSum row={row} kind="cooldowns" />,
      sortValue: ({ cooldowns }) => cooldowns.totalMs,
    },
    {
      id: "disabled",
      title: "Disabled",
      numeric: true,
      cell: (row) => <KeyWindowsSum row={row} kind="disabled" />,
      sortValue: ({ disabled }) => disabled.totalMs,
    },
    {
      id: "lastSuccess",
      title: "Last success",
      cell: ({ lastSuccessAt }) =>
        lastSuccessAt === null ? <Nothing /> : time.time(lastSuccessAt),
      sortValue: ({ lastSuccessAt }) => lastSuccessAt,
    },
    {
      id: "lastFailure",
      title: "Last failure",
      cell: ({ lastFailureAt }) =>
        lastFailureAt === null ? <Nothing /> : time.time(lastFailureAt),
      sortValue: ({ lastFailureAt }) => lastFailureAt,
    },
  ];
}

/** No line says. */
function Nothing() {
  return <span className="text-ink-3">–</span>;
}

function StateInfo() {
  return (
    <Info about="the state of a key">
      <p>
        What the Gateway said of the key last, and what its calls showed since. A cool-down ends by
        itself; a disabled key was locked for a bill or a revoked credential, and needs a person.
      </p>
      <p>“As far as seen”: no record ever said that the key was out. It is ready or nobody told.</p>
      <p>
        Whether a cool-down holds for one model is inferred from its reason, because no record says:
        limits and missing models concern one model, all else the whole key.
      </p>
    </Info>
  );
}

function FailuresInfo() {
  return (
    <Info about="a failed attempt">
      <p>
        Each call to a provider that is known to have used this key and did not go well; a retry is
        another one. Calls whose key no line names are in no row.
      </p>
    </Info>
  );
}

function IncidentsInfo() {
  return (
    <Info about="an incident">
      <p>
        A failure that counts against the key, once, however many retries led to it: a key record of
        the Gateway, or a decision that names the key where the Gateway wrote no record (at its
        rotation cap).
      </p>
      <p>“+n”: like decisions that the Gateway left out of its log; there may be so many more.</p>
    </Info>
  );
}

function WindowsInfo() {
  return (
    <Info about="a hit">
      <p>
        Windows that began in this range, and the time in them, overlaps counted once and nothing
        after now. A failure that found a window active opens none, so it is no hit.
      </p>
      <p>
        An end is observed where a call with the key succeeded or a new window took over; else it is
        inferred from the time that the Gateway said.
      </p>
    </Info>
  );
}
