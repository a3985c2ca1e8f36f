"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Permitted } from "@/components/account/permitted";
import { CsvLink } from "@/components/console/csv-link";
import { PanelFrame } from "@/components/console/panel-frame";
import { useNow } from "@/components/console/use-now";
import { SettingsTabs } from "@/components/settings/settings-tabs";
import { Button, buttonLook } from "@/components/ui/button";
import { Info } from "@/components/ui/info";
import { auditExportUrl, auditQuery } from "@/lib/client/audit-query";
import type { Audit } from "@/lib/contracts/audit";
import { MINUTE_MS } from "@/lib/core/time/range";
import { AuditEntries } from "./audit-entries";
import { AuditFilters } from "./audit-filters";
import { ChainState } from "./chain-state";
import { useAuditFilter } from "./use-audit-filter";

/** Who did what, from where, and why? */
export function AuditScreen() {
  return (
    <>
      <SettingsTabs />
      <Permitted permission="audit.read" title="Audit">
        <AuditLog />
      </Permitted>
    </>
  );
}

function AuditLog() {
  const state = useAuditFilter();
  const { filter, isNarrowed, edit, clear } = state;
  const now = useNow(MINUTE_MS) ?? 0;
  const read = useInfiniteQuery(auditQuery(filter));
  const entries = read.data?.pages.flatMap((page) => page.entries) ?? [];
  return (
    <>
      <AuditFilters state={state} />
      <PanelFrame<Audit>
        title="Audit"
        info={<AuditInfo />}
        note={({ chain }) => <ChainState chain={chain} />}
        actions={
          <>
            <CsvLink href={auditExportUrl(filter, "csv", now)} />
            <a
              href={auditExportUrl(filter, "ndjson", now)}
              download
              className={buttonLook({ look: "plain", size: "s" })}
            >
              JSON
            </a>
          </>
        }
        query={{ ...read, data: read.data?.pages[0] }}
      >
        {() => (
          <>
            {entries.length > 0 ? (
              <AuditEntries
                entries={entries}
                onEnd={() => read.hasNextPage && !read.isFetching && void read.fetchNextPage()}
                onNarrow={edit}
              />
            ) : isNarrowed ? (
              <div className="flex flex-col items-start gap-2 py-6 text-ink-2">
                <p className="text-14 font-medium text-ink">No entry is like this</p>
                <p>Whatever happened, none of it fits all that is asked for above.</p>
                <Button onClick={clear}>Show all entries</Button>
              </div>
            ) : (
              <p className="py-6 text-ink-2">
                Nothing was written yet. Every sign-in, change and refusal will stand here.
              </p>
            )}
            {read.hasNextPage ? (
              <Button
                className="mt-2"
                disabled={read.isFetchingNextPage}
                onClick={() => void read.fetchNextPage()}
              >
                Older entries
              </Button>
            ) : null}
          </>
        )}
      </PanelFrame>
    </>
  );
}

function AuditInfo() {
  return (
    <Info about="the audit">
      <p>
        Every write, sign-in and refusal: who, from where, what before and after, and why. Entries
        are only ever added, in the same step as what they tell of.
      </p>
      <p>
        Each carries a keyed hash of itself and the one before, so that a change in the file is
        found by <code className="font-mono">npm run signalbox -- doctor</code>.
      </p>
      <p>
        CSV and JSON hold all entries that the filters let through, not only those that are drawn.
      </p>
    </Info>
  );
}
