"use client";

import { Tooltip } from "@base-ui/react/tooltip";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { ThemeProvider } from "next-themes";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { type ReactNode, useState } from "react";
import { isNotReady, isWorthRetrying } from "@/lib/client/api-error";

const Toasts = dynamic(() => import("./toasts").then((module) => module.Toasts), { ssr: false });

/** What every screen stands on: theme, URL state, server state, toasts. */
export function Providers({ children }: { children: ReactNode }) {
  const [client] = useState(newQueryClient);
  return (
    <ThemeProvider
      attribute="data-theme"
      defaultTheme="system"
      enableSystem
      disableTransitionOnChange
    >
      <NuqsAdapter>
        <QueryClientProvider client={client}>
          <Tooltip.Provider delay={300}>{children}</Tooltip.Provider>
          <Toasts />
        </QueryClientProvider>
      </NuqsAdapter>
    </ThemeProvider>
  );
}

function newQueryClient() {
  return new QueryClient({
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
