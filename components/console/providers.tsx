"use client";

import { CSPProvider } from "@base-ui/react/csp-provider";
import { Tooltip } from "@base-ui/react/tooltip";
import { QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { ThemeProvider } from "next-themes";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { type ReactNode, useState } from "react";
import { goToSignIn } from "@/components/sign-in/go-on";
import { isNotReady, isSignedOut, isWorthRetrying } from "@/lib/client/api-error";

const Toasts = dynamic(() => import("./toasts").then((module) => module.Toasts), { ssr: false });

/**
 * What every screen stands on: theme, URL state, server state, toasts. `nonce` is of the document: what it
 * writes into the page itself names it, and a later one of the same page would not be believed.
 */
export function Providers(props: { nonce: string | undefined; children: ReactNode }) {
  const [client] = useState(newQueryClient);
  const [nonce] = useState(props.nonce);
  return (
    <ThemeProvider
      attribute="data-theme"
      defaultTheme="system"
      enableSystem
      disableTransitionOnChange
      {...(nonce === undefined ? {} : { nonce })}
    >
      <CSPProvider nonce={nonce}>
        <NuqsAdapter>
          <QueryClientProvider client={client}>
            <Tooltip.Provider delay={300}>{props.children}</Tooltip.Provider>
            <Toasts />
          </QueryClientProvider>
        </NuqsAdapter>
      </CSPProvider>
    </ThemeProvider>
  );
}

function newQueryClient() {
  return new QueryClient({
    // A write that is refused so says it where one wrote: what was typed must not go with the page.
    queryCache: new QueryCache({ onError: (error) => isSignedOut(error) && goToSignIn() }),
    defaultOptions: {
      queries: {
        // The console often runs on the machine it asks: "offline" says nothing about reaching it.
        networkMode: "always",
        staleTime: 5_000,
        retry: (failures, error) => isNotReady(error) || (failures < 1 && isWorthRetrying(error)),
        retryDelay: 1_000,
      },
    },
  });
}
