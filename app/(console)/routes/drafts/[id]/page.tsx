import type { Metadata } from "next";
import { ReviewScreen } from "@/components/routes/review/review-screen";

export const metadata: Metadata = { title: "Change of a route table" };

type DraftPageProps = { params: Promise<{ id: string }> };

export default async function DraftPage({ params }: DraftPageProps) {
  return <ReviewScreen id={(await params).id} />;
}
