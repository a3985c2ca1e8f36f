"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import Link from "next/link";
import { CsvLink } from "@/components/console/csv-link";
import { PanelFrame } from "@/components/console/panel-frame";
import { useConsoleState } from "@/components/console/use-console-state";
import { useCsvHref } from "@/components/console/use-csv-href";
import { useTime } from "@/components/console/use-time";
import { middleTruncated } from "@/components/ui/copy-id";
import { Info } from "@/components/ui/info";
import { Skeleton } from "@/components/ui/skeleton";
import { formatCounted } from "@/lib/charts/format-number";
import { keyName } from "@/lib/charts/key-name";
import { BOUNDARY_WORDS, boundarySentence } from "@/lib/charts/key-words";
import type { KeyBoundary, Keys } from "@/lib/contracts/keys";

/** What keys have to do with each other, and where a Gateway's word on one is not to be believed. */
export function BoundariesPanel({ query }: { query: UseQueryResult<Keys> }) {
  const csvHref = useCsvHref();
  return (
    <PanelFrame
      title="Boundaries"
      info={<BoundariesInfo />}
      note={({ boundaries }) =>
        boundaries.length === 0 ? null : formatCounted(boundaries.length, "finding")
      }
      actions={
        query.data === undefined || query.data.boundaries.length === 0 ? null : (
          <CsvLink href={csvHref("keys", query.data, { table: "boundaries" })} />
        )
      }
      query={query}
      skeleton={<Skeleton className="h-24" />}
    >
      {(answer) =>
        answer.boundaries.length === 0 ? (
          <p className="text-ink-2">
            No keys failed together, none was used elsewhere while it was out, and no Gateway's word
            on one was contradicted.
          </p>
        ) : (
          <ul className="-mt-3">
            {answer.boundaries.map((boundary) => (
              <li key={idOf(boundary)} className="gap-x-4 border-b py-2 md:flex">
                <span className="block w-36 shrink-0 font-medium">
                  {BOUNDARY_WORDS[boundary.kind]}
                </span>
                <Boundary boundary={boundary} answer={answer} />
              </li>
            ))}
          </ul>
        )
      }
    </PanelFrame>
  );
}

function idOf({ kind, provider, keys, gateways }: KeyBoundary): string {
  return JSON.stringify([kind, provider, keys, gateways]);
}

function Boundary({ boundary, answer }: { boundary: KeyBoundary; answer: Keys }) {
  const { href } = useConsoleState();
  const { timeAgo, time } = useTime();
  const { kind, provider, keys, gateways, firstAt, lastAt, requestIds } = boundary;
  const sentence = boundarySentence(boundary, (id) =>
    keyName(id, answer.labels[id] ?? null, provider),
  );
  return (
    <div className="min-w-0 flex-1">
      <p className="max-w-prose">{sentence}</p>
      <p className="flex flex-wrap gap-x-3 text-12 text-ink-2">
        <span>
          {firstAt === lastAt ? timeAgo(lastAt) : `${time(firstAt)} to ${timeAgo(lastAt)}`}
        </span>
        <Link
          href={href("/attempts", {
            range: { from: firstAt, to: lastAt + 1 },
            filters: {
              gateway: gateways,
              provider: [provider],
              key: keys,
              outcome: kind === "likely_stuck" ? ["ok"] : undefined,
            },
          })}
          prefetch={false}
          className="link inline-block text-ink leading-6"
        >
          attempts with {keys.length === 1 ? "it" : "them"}
        </Link>
        {requestIds.map((id, at) => (
          <span key={id}>
            {at === 0 ? "newest examples: " : null}
            <Link
              href={href(`/requests/${encodeURIComponent(id)}`)}
              prefetch={false}
              title={id}
              className="link inline-block font-mono leading-6"
            >
              <span className="sr-only">request </span>
              {middleTruncated(id, 6, 4)}
            </Link>
          </span>
        ))}
      </p>
    </div>
  );
}

function BoundariesInfo() {
  return (
    <Info about="a boundary">
      <p>
        <strong className="font-medium text-ink">Shared budget</strong>: two keys of a provider were
        limited within a minute of each other, at least twice and at least every second time that
        one of them was.
      </p>
      <p>
        <strong className="font-medium text-ink">Burned together</strong>: keys of a provider failed
        in the same request, such as a primary and its spare.
      </p>
      <p>
        <strong className="font-medium text-ink">Out here, used there</strong>: one Gateway kept a
        key out while another called with it.
      </p>
      <p>
        <strong className="font-medium text-ink">Likely stuck</strong>: at least three calls with a
        key succeeded while its Gateway said that it was out, the first of them a minute or more
        before the time that was said.
      </p>
    </Info>
  );
}
