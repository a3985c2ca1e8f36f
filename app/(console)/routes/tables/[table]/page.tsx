import type { Metadata } from "next";
import { HistoryScreen } from "@/components/routes/history/history-screen";

export const metadata: Metadata = { title: "Versions of a route table" };

type TablePageProps = { params: Promise<{ table: string }> };

export default async function TablePage({ params }: TablePageProps) {
  return <HistoryScreen table={decodeURIComponent((await params).table)} />;
}
