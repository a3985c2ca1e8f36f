"use client";

import { mayWords } from "@/lib/charts/may-words";
import type { Permission } from "@/lib/core/access/permission";
import { useMe } from "./use-me";

/** Whether one may do something, and if not, who may and what one is oneself. */
export type May = { readonly allowed: boolean; readonly why: string | null };

/** Before it is known one may try: the server decides anyway, and nothing flickers. */
export function useMay(permission: Permission): May {
  const { data: me } = useMe();
  const why = me === undefined ? null : mayWords(me, permission);
  return { allowed: why === null, why };
}
