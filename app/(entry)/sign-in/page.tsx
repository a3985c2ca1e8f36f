import type { Metadata } from "next";
import { headers } from "next/headers";
import { SignInScreen } from "@/components/sign-in/sign-in-screen";
import { askedByAnybody, hasSignOn } from "@/lib/launch/console-stores";
import { readWaysIn } from "@/lib/services/read-ways-in";

export const metadata: Metadata = { title: "Sign in" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function SignInPage({ searchParams }: Props) {
  const { next, refused } = await searchParams;
  const ways = readWaysIn(await askedByAnybody(new Headers(await headers())));
  return (
    <SignInScreen
      next={typeof next === "string" ? next : null}
      ways={{ ...ways, signOn: hasSignOn() }}
      refused={typeof refused === "string" ? refused : null}
    />
  );
}
