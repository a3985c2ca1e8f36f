import type { Metadata } from "next";
import { AttemptsScreen } from "@/components/attempts/attempts-screen";

export const metadata: Metadata = { title: "Attempts" };

export default function AttemptsPage() {
  return <AttemptsScreen />;
}
