"use client";

import { useQuery } from "@tanstack/react-query";
import { Skeleton } from "@/components/ui/skeleton";
import { QrDrawing } from "./qr-drawing";

export type QrCodeProps = {
  text: string;
  /** What somebody who cannot see it is told. */
  label: string;
};

/** Drawn in the browser: what it holds goes nowhere. */
export function QrCode({ text, label }: QrCodeProps) {
  // Few people ever need what computes it.
  const { data: compute } = useQuery({
    queryKey: ["qr modules"],
    queryFn: () => import("./qr-modules").then(({ qrModules }) => qrModules),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (compute === undefined) return <Skeleton className="size-48 shrink-0" />;
  return <QrDrawing modules={compute(text)} label={label} />;
}
