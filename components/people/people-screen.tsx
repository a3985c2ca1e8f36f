"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { UserPlus } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { MayNotice } from "@/components/account/may-notice";
import { Permitted } from "@/components/account/permitted";
import { useMay } from "@/components/account/use-may";
import { useMe } from "@/components/account/use-me";
import { PanelFrame } from "@/components/console/panel-frame";
import { useMedia } from "@/components/console/use-media";
import { SettingsTabs } from "@/components/settings/settings-tabs";
import { Button } from "@/components/ui/button";
import { Info } from "@/components/ui/info";
import { formatCounted } from "@/lib/charts/format-number";
import { peopleQuery } from "@/lib/client/people-query";
import type { EntryLink, People } from "@/lib/contracts/people";
import { InvitationsTable } from "./invitations-table";
import { InviteDialog } from "./invite-dialog";
import { LinkDialog } from "./link-dialog";
import { PeopleCards } from "./people-cards";
import { PeopleTable } from "./people-table";
import { PersonAct, type PersonActing } from "./person-act";

/** Who may come in, and what may they do? */
export function PeopleScreen() {
  return (
    <>
      <SettingsTabs />
      <Permitted permission="people.manage" title="People">
        <Everybody />
      </Permitted>
    </>
  );
}

function Everybody() {
  const client = useQueryClient();
  const Rows = useMedia("(max-width: 767px)") ? PeopleCards : PeopleTable;
  const people = useQuery(peopleQuery());
  const { data: me } = useMe();
  const manage = useMay("people.manage");
  const [inviting, setInviting] = useState(false);
  const [acting, setActing] = useState<PersonActing | null>(null);
  const [made, setMade] = useState<{ title: string; link: EntryLink } | null>(null);
  const sample = me?.via === "sample";
  // The sample's people do not exist: nothing about them can change.
  const may = sample && manage.allowed ? IN_SAMPLE : manage;
  const changed = () => client.invalidateQueries({ queryKey: ["people"] });
  return (
    <>
      <PanelFrame<People>
        title="People"
        info={
          <Info about="people and roles">
            <p>
              Whoever has an account. What each role allows stands under{" "}
              <Link href="/account" className="link font-medium">
                My account
              </Link>
              , for everybody to read.
            </p>
            <p>Nobody changes their own roles: another administrator has to do it.</p>
          </Info>
        }
        note={(answer) => formatCounted(answer.people.length, "person", "people")}
        actions={
          <Button
            look="solid"
            disabled={!may.allowed}
            title={may.why ?? undefined}
            onClick={() => setInviting(true)}
          >
            <UserPlus size={14} aria-hidden />
            Invite somebody
          </Button>
        }
        query={people}
      >
        {(answer) => (
          <div className="space-y-8">
            <div>
              <MayNotice may={may} />
              <Rows people={answer.people} may={may} own={me?.email ?? null} onAct={setActing} />
            </div>
            <InvitationsTable invitations={answer.invitations} may={may} onAct={setActing} />
          </div>
        )}
      </PanelFrame>
      {inviting ? (
        <InviteDialog
          onClose={() => setInviting(false)}
          onDone={(link) => {
            setInviting(false);
            setMade({ title: "The invitation", link });
            void changed();
          }}
        />
      ) : null}
      {acting === null ? null : (
        <PersonAct
          acting={acting}
          onClose={() => setActing(null)}
          onDone={(link) => {
            setActing(null);
            if (link !== null) setMade({ title: "A link to another password", link });
            void changed();
          }}
        />
      )}
      {made === null ? null : (
        <LinkDialog title={made.title} made={made.link} onClose={() => setMade(null)} />
      )}
    </>
  );
}

const IN_SAMPLE = {
  allowed: false,
  why: "Nobody of the sample exists, so nobody can be invited or changed in it.",
} as const;
