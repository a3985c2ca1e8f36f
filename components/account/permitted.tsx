"use client";

import type { ReactNode } from "react";
import { PanelFrame } from "@/components/console/panel-frame";
import { mayWords } from "@/lib/charts/may-words";
import type { Me } from "@/lib/contracts/me";
import type { Permission } from "@/lib/core/access/permission";
import { useMe } from "./use-me";

export type PermittedProps = {
  permission: Permission;
  /** Of what stands here for those who have it. */
  title: string;
  children: ReactNode;
};

/**
 * A screen for those who have a permission. Others read who has it and how one comes to it, and nothing is asked
 * of the server that it would only refuse, and note in the audit.
 */
export function Permitted({ permission, title, children }: PermittedProps) {
  const me = useMe();
  if (me.data !== undefined && mayWords(me.data, permission) === null) return children;
  return (
    <PanelFrame<Me>
      title={title}
      query={me}
      empty={(who) => ({
        kind: "forbidden",
        why: `${mayWords(who, permission)} ${wayIn(who)}`,
      })}
    >
      {() => null}
    </PanelFrame>
  );
}

function wayIn({ via }: Pick<Me, "via">): string {
  return via === "sample"
    ? "In the sample you can be another person: the account menu has them."
    : "An administrator can give you another role.";
}
