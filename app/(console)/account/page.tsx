import type { Metadata } from "next";
import { AccountScreen } from "@/components/account/account-screen";
import { hasSignOn } from "@/lib/launch/console-stores";

export const metadata: Metadata = { title: "Account" };

export default function AccountPage() {
  return <AccountScreen signOn={hasSignOn()} />;
}
