"use client";

import { parseAsString, useQueryState } from "nuqs";
import { useEffect, useId, useState } from "react";
import type { MarkFlag } from "@/lib/charts/prepare-marks";

/** The mark that is opened, in the URL; Back closes it. */
export function useMarkParam() {
  return useQueryState("mark", parseAsString.withOptions({ history: "push" }));
}

/** The lane that has it open: a screen may have several, with the same marks in each. */
let owner: string | null = null;

/** Which flag of a lane is open. A link opens it in the first lane that has the mark, a click where it was. */
export function useOpenMark(flags: readonly MarkFlag[]) {
  const lane = useId();
  const [mark, setMark] = useMarkParam();
  const [owns, setOwns] = useState(false);
  const flag =
    mark === null ? undefined : flags.find(({ marks }) => marks.some(({ id }) => id === mark));
  const has = flag !== undefined;
  // synchronises with: the other lanes of the screen
  useEffect(() => {
    if (mark === null) owner = null;
    else if (has) owner ??= lane;
    setOwns(owner === lane);
  }, [mark, has, lane]);
  useEffect(
    () => () => {
      if (owner === lane) owner = null;
    },
    [lane],
  );
  return {
    openId: owns && flag !== undefined ? flag.id : null,
    setOpen: (id: string | null) => {
      owner = id === null ? null : lane;
      void setMark(id);
    },
  };
}
