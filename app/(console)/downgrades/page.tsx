import type { Metadata } from "next";
import { DowngradesScreen } from "@/components/downgrades/downgrades-screen";

export const metadata: Metadata = { title: "Downgrades" };

export default function DowngradesPage() {
  return <DowngradesScreen />;
}
