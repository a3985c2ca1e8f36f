import type { Metadata } from "next";
import { EnterScreen } from "@/components/sign-in/enter-screen";

export const metadata: Metadata = { title: "Come in", referrer: "no-referrer" };

export default function EnterPage() {
  return <EnterScreen />;
}
