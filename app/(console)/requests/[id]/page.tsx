import type { Metadata } from "next";
import { RequestScreen } from "@/components/requests/request-screen";

export const metadata: Metadata = { title: "Request" };

type RequestPageProps = { params: Promise<{ id: string }> };

export default async function RequestPage({ params }: RequestPageProps) {
  return <RequestScreen id={decoded((await params).id)} />;
}

/** A segment comes as it stands in the URL; one that is no proper encoding is looked for as it is. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
