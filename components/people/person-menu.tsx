"use client";

import { MoreHorizontal } from "lucide-react";
import type { May } from "@/components/account/use-may";
import { Button } from "@/components/ui/button";
import { Menu, MenuItem } from "@/components/ui/menu";
import type { PersonWire } from "@/lib/contracts/people";
import type { PersonActing } from "./person-act";

export type PersonMenuProps = {
  person: PersonWire;
  may: May;
  isOwn: boolean;
  onAct: (acting: PersonActing) => void;
};

/** What can be done about somebody; disabled with the reason where one may not. */
export function PersonMenu({ person, may, isOwn, onAct }: PersonMenuProps) {
  const why = isOwn
    ? "Nobody changes their own roles or access: another administrator has to do it."
    : may.why;
  const choose = (act: Exclude<PersonActing["act"], "withdraw">) => () => onAct({ act, person });
  const hasPassword = person.signsInWith.includes("password");
  return (
    <Menu
      align="end"
      trigger={
        <Button
          look="plain"
          size="icon"
          aria-label={`Change ${person.name}`}
          disabled={why !== null}
          title={why ?? undefined}
        >
          <MoreHorizontal size={16} aria-hidden />
        </Button>
      }
    >
      <MenuItem onChoose={choose("roles")}>Change roles…</MenuItem>
      {hasPassword ? (
        <MenuItem onChoose={choose("reset_link")}>Link to another password…</MenuItem>
      ) : null}
      {person.twoFactor ? (
        <MenuItem onChoose={choose("remove_factor")}>Remove the second factor…</MenuItem>
      ) : null}
      {person.sessions > 0 ? (
        <MenuItem onChoose={choose("end_sessions")}>End all sessions…</MenuItem>
      ) : null}
      <MenuItem onChoose={choose(person.disabledAt === null ? "disable" : "enable")}>
        {person.disabledAt === null ? "Disable…" : "Enable…"}
      </MenuItem>
    </Menu>
  );
}
