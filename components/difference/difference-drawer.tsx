"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { CsvLink } from "@/components/console/csv-link";
import { PanelFrame } from "@/components/console/panel-frame";
import { useCsvHref } from "@/components/console/use-csv-href";
import { useSlice } from "@/components/console/use-slice";
import { Dialog } from "@/components/ui/dialog";
import { Info } from "@/components/ui/info";
import { formatCounted } from "@/lib/charts/format-number";
import { prepareDifference } from "@/lib/charts/prepare-difference";
import { differenceQuery, selectionQuery } from "@/lib/client/difference-query";
import type { Difference, DifferenceSelection } from "@/lib/contracts/difference";
import { DifferentValues } from "./different-values";
import { NotCompared } from "./not-compared";
import { SelectionWords } from "./selection-words";
import { useDifference } from "./use-difference";

/** What sets a cell, a band or a point apart from everything else on the screen. */
export function DifferenceDrawer() {
  const { selection, close } = useDifference();
  // What is going away is still shown while it goes.
  const [shown, setShown] = useState(selection);
  if (selection !== null && selection !== shown) setShown(selection);
  return (
    <Dialog
      title="What is different?"
      shape="drawer"
      open={selection !== null}
      onOpenChange={(open) => {
        if (!open) close();
      }}
    >
      {shown === null ? null : <Answer selection={shown} />}
    </Dialog>
  );
}

function Answer({ selection }: { selection: DifferenceSelection }) {
  const { slice, behaviour } = useSlice();
  const query = useQuery({ ...differenceQuery(slice, selection), ...behaviour });
  const csvHref = useCsvHref();
  return (
    <>
      <SelectionWords selection={selection} answer={query.data} />
      <PanelFrame<Difference>
        className="mt-4"
        title="More frequent here than in the rest"
        info={<DifferenceInfo />}
        actions={
          query.data === undefined || query.data.found.length === 0 ? null : (
            <CsvLink href={csvHref("difference", query.data, selectionQuery(selection))} />
          )
        }
        query={query}
        note={({ leftOut }) =>
          leftOut === 0 ? null : `${formatCounted(leftOut, "smaller difference")} left out`
        }
        empty={({ selected }) => (selected === 0 ? { kind: "filtered" } : null)}
      >
        {(answer) => {
          const { found, alike, withheld } = prepareDifference(answer, selection);
          return (
            <>
              {found.length === 0 ? (
                <p className="text-ink-2">
                  Nothing stands out: what was selected is made up like the rest, as far as chance
                  can tell.
                </p>
              ) : (
                <DifferentValues found={found} />
              )}
              <NotCompared alike={alike} withheld={withheld} />
            </>
          );
        }}
      </PanelFrame>
    </>
  );
}

function DifferenceInfo() {
  return (
    <Info about="what is different">
      <p>
        For every value the share of the selection that has it stands beside the share of the rest.
        The value with the largest difference comes first.
      </p>
      <p>
        Named are only values that chance would hardly make so frequent when so many are compared:
        Fisher's exact test, one-sided, with Benjamini and Hochberg's correction (one in a hundred
        of those named may be there by chance), at least three attempts and one percentage point.
      </p>
      <p>
        “More frequent” is not “the cause”. Attempts of one request are alike, so a single long
        request can stand out.
      </p>
    </Info>
  );
}
