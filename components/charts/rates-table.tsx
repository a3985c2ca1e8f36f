"use client";

import Link from "next/link";
import { CsvLink } from "@/components/console/csv-link";
import { useTime } from "@/components/console/use-time";
import { Cell, HeadCell, Table } from "@/components/ui/table";
import type { PreparedRates } from "@/lib/charts/prepared-rates";
import type { HrefOf } from "./rates-plot";
import { seriesName } from "./series-name";
import { PointValue } from "./step-card";

export type RatesTableProps = {
  title: string;
  prepared: PreparedRates;
  hrefOf: HrefOf;
  /** What is counted, in the plural. */
  many?: string;
  /** A download of the steps that it is made of, all of them. */
  csvHref: string;
};

/** More rows are read in the CSV, not on a screen. */
const MOST_ROWS = 200;

/** The numbers of a chart, newest first; steps without attempts are left out and said. */
export function RatesTable({
  title,
  prepared,
  hrefOf,
  many = "attempts",
  csvHref,
}: RatesTableProps) {
  const time = useTime();
  const { series, steps } = prepared;
  const tried = steps
    .map((step, at) => ({ step, at }))
    .filter(({ at }) => series.some((one) => (one.points[at]?.n ?? 0) > 0))
    .reverse();
  const rows = tried.slice(0, MOST_ROWS);
  return (
    <div>
      <div className="max-h-52 overflow-auto">
        <Table>
          <caption className="sr-only">{title}, newest step first</caption>
          <thead>
            <tr>
              <HeadCell>Step from</HeadCell>
              {series.map((one) => (
                <HeadCell key={one.id} numeric>
                  {seriesName(one)}
                </HeadCell>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ step, at }) => (
              <tr key={step.t} className="hover:bg-sunken">
                <Cell>
                  <Link href={hrefOf(at, null)} prefetch={false} className="link">
                    {time.time(step.t)}
                  </Link>
                </Cell>
                {series.map((one, index) => {
                  const point = one.points[at];
                  return (
                    <Cell key={one.id} numeric>
                      {point && point.n > 0 ? (
                        <Link href={hrefOf(at, index)} prefetch={false} className="hover:underline">
                          <PointValue point={point} unit={prepared.unit} />
                        </Link>
                      ) : point ? (
                        <PointValue point={point} unit={prepared.unit} />
                      ) : null}
                    </Cell>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </Table>
      </div>
      <div className="flex items-center gap-2 pt-1.5 text-12 text-ink-3">
        <p className="flex-1">
          {rows.length < tried.length ? `The newest ${rows.length} of ${tried.length} steps. ` : ""}
          {tried.length < steps.length
            ? `${steps.length - tried.length} steps without ${many} are left out.`
            : ""}
        </p>
        <CsvLink href={csvHref} />
      </div>
    </div>
  );
}
