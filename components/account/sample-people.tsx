"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useId } from "react";
import { Refusal } from "@/components/ui/refusal";
import { Select } from "@/components/ui/select";
import { becomeSamplePerson } from "@/lib/client/sign-in";
import type { Me } from "@/lib/contracts/me";
import { roleWord } from "@/lib/core/access/access-words";

/** In the sample one may be anybody of its people, to see what each role allows. */
export function SamplePeople({ me }: { me: Me }) {
  const id = useId();
  const client = useQueryClient();
  const becoming = useMutation({
    mutationFn: becomeSamplePerson,
    // Whatever was read was read as somebody else.
    onSuccess: () => client.resetQueries(),
  });
  const mine = me.samplePeople.find(({ name }) => name === me.name)?.id ?? "";
  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-12 text-ink-2">
        You look at the sample as
      </label>
      <Select
        id={id}
        value={becoming.isPending ? becoming.variables.id : mine}
        onChange={({ target }) => becoming.mutate({ id: target.value })}
      >
        {me.samplePeople.map(({ id: value, name, roles }) => (
          <option key={value} value={value}>
            {name}, {roles.map(roleWord).join(", ").toLowerCase()}
          </option>
        ))}
      </Select>
      <Refusal error={becoming.error} />
    </div>
  );
}
