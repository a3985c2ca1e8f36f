import type { Metadata } from "next";
import { TailScreen } from "@/components/tail/tail-screen";

export const metadata: Metadata = { title: "Tail" };

export default function TailPage() {
  return <TailScreen />;
}
