"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { CrosshairProvider } from "@/components/charts/crosshair";
import { ChartFrame } from "@/components/console/chart-frame";
import { PanelFrame } from "@/components/console/panel-frame";
import { useConsoleState } from "@/components/console/use-console-state";
import { useSlice } from "@/components/console/use-slice";
import { useTime } from "@/components/console/use-time";
import { Info } from "@/components/ui/info";
import { Skeleton } from "@/components/ui/skeleton";
import { formatCounted, formatShare } from "@/lib/charts/format-number";
import { nextEnd } from "@/lib/charts/prepare-keys";
import { keysQuery } from "@/lib/client/keys-query";
import type { Keys } from "@/lib/contracts/keys";
import { BoundariesPanel } from "./boundaries-panel";
import { KeyClockProvider } from "./key-clock";
import { KeyDrawer } from "./key-drawer";
import { KeyLanes } from "./key-lanes";
import { KeysAnswer } from "./keys-answer";
import { KeysCards } from "./keys-cards";
import { KeysOut } from "./keys-out";
import { KeysTable } from "./keys-table";
import { NoKeys } from "./no-keys";
import { useReadAgainAt } from "./use-read-again-at";
import { WindowsTable } from "./windows-table";

const LANES = "When keys were out";

/** Which keys are out, until when, and is that true? */
export function KeysScreen() {
  const { slice, behaviour } = useSlice();
  const query = useQuery({ ...keysQuery(slice), ...behaviour });
  const { data } = query;
  useReadAgainAt(data === undefined ? null : nextEnd(data), data?.asOf ?? 0, query.refetch);
  // Without an answer or keys the first panel says all there is to say.
  const alone = data ? data.keys.length === 0 : query.isError;
  return (
    <KeyClockProvider answer={data} cameAt={query.dataUpdatedAt}>
      <div className="space-y-8">
        <PanelFrame
          title="Keys"
          info={<KeysInfo />}
          note={({ keys }) => (keys.length === 0 ? null : formatCounted(keys.length, "key"))}
          query={query}
          partial={(answer) => (isWhole(answer) ? null : <Missing answer={answer} />)}
          skeleton={<Skeleton className="h-28" />}
        >
          {(answer) =>
            answer.keys.length === 0 ? (
              <NoKeys answer={answer} />
            ) : (
              <>
                <KeysAnswer answer={answer} />
                <KeysOut answer={answer} />
              </>
            )
          }
        </PanelFrame>
        {alone ? null : (
          <>
            <CrosshairProvider>
              <ChartFrame
                title={LANES}
                info={<LanesInfo />}
                query={query}
                skeleton={<Skeleton className="h-64" />}
                table={(answer) => <WindowsTable answer={answer} />}
              >
                {(answer) => <KeyLanes answer={answer} title={LANES} />}
              </ChartFrame>
            </CrosshairProvider>
            <BoundariesPanel query={query} />
            <PanelFrame title="By key" query={query} skeleton={<Skeleton className="h-64" />}>
              {(answer) => (
                <>
                  <KeysTable answer={answer} className="max-md:hidden" />
                  <KeysCards answer={answer} className="md:hidden" />
                </>
              )}
            </PanelFrame>
          </>
        )}
        {data === undefined ? null : <KeyDrawer answer={data} />}
      </div>
    </KeyClockProvider>
  );
}

function isWhole({ withheldBy, rowsSince }: Keys): boolean {
  return withheldBy === null && rowsSince === null;
}

function Missing({ answer: { withheldBy, rowsSince } }: { answer: Keys }) {
  const { exact } = useTime();
  const { href } = useConsoleState();
  return (
    <>
      {rowsSince === null ? null : (
        <p>
          Key records are kept since {exact(rowsSince)}: what happened to keys before is missing.
        </p>
      )}
      {withheldBy === null ? null : (
        <p>
          The {withheldBy.field} is known for {formatShare(withheldBy.known)} of the attempts, and
          for failures more often than for successes: counts stand here, and no rate is made.{" "}
          <Link href={href("/quality")} className="link font-medium">
            See data quality
          </Link>
        </p>
      )}
    </>
  );
}

function KeysInfo() {
  return (
    <Info about="a key">
      <p>
        One credential (auth profile) of one provider as one Gateway knows it: each Gateway keeps
        its own account of the same key.
      </p>
      <p>
        What happened is accumulated from what Gateways wrote, not read from the state that they are
        in: a success takes a Gateway's own counters back to zero.
      </p>
    </Info>
  );
}

function LanesInfo() {
  return (
    <Info about="a bar">
      <p>
        A time for which a Gateway said that it would not use a key. A solid end was observed: a
        call with the key succeeded, or a new window took over. A dashed end is the time that the
        Gateway said, which nobody saw. A bar that fades is open.
      </p>
      <p>
        What a cool-down holds for, one model or the whole key, is inferred from its reason: no
        record says.
      </p>
      <p>Drag over the axis to zoom.</p>
    </Info>
  );
}
