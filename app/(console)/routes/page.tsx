import type { Metadata } from "next";
import { RoutesScreen } from "@/components/routes/list/routes-screen";

export const metadata: Metadata = { title: "Routes" };

export default function RoutesPage() {
  return <RoutesScreen />;
}
