"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { useDifference } from "./use-difference";

/** Few readers open it: its code comes when the first one does. */
const DifferenceDrawer = dynamic(
  () => import("./difference-drawer").then((module) => module.DifferenceDrawer),
  { ssr: false },
);

/** Where the drawer opens, on every screen whose address names a selection. */
export function DifferencePlace() {
  const { selection } = useDifference();
  const [wanted, setWanted] = useState(false);
  if (selection !== null && !wanted) setWanted(true);
  return wanted ? <DifferenceDrawer /> : null;
}
