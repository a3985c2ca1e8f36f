import { Skeleton } from "@/components/ui/skeleton";

export default function Loading() {
  return (
    <div role="status" aria-label="Loading" className="space-y-5">
      <Skeleton className="h-8 w-2/3" />
      <Skeleton className="h-64" />
      <Skeleton className="h-40" />
    </div>
  );
}
