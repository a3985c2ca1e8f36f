import { Skeleton } from "@/components/ui/skeleton";

const ROWS = ["a", "b", "c", "d"];

export function HeatmapSkeleton() {
  return (
    <div className="space-y-[3px] pt-7">
      {ROWS.map((row) => (
        <Skeleton key={row} className="h-14" />
      ))}
    </div>
  );
}
