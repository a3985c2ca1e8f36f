"use client";

import { usePathname } from "next/navigation";
import { AccountMenu } from "@/components/account/account-menu";
import { FilterChips } from "./filter-chips";
import { PrintedRange } from "./printed-range";
import { RefreshControl } from "./refresh-control";
import { screenAt } from "./screens";
import { SearchButton } from "./search-button";
import { ThemeSwitch } from "./theme-switch";
import { TimeRangePicker } from "./time-range-picker";

/** Where, when, of what, and how fresh. */
export function TopBar() {
  const screen = screenAt(usePathname());
  return (
    <header className="sticky top-0 z-20 flex flex-wrap items-center gap-x-3 gap-y-1.5 border-b bg-canvas px-4 py-2 md:min-h-12 md:px-6 print:static">
      <h1 className="text-16 font-semibold md:text-14">{screen?.word ?? "Signalbox"}</h1>
      {screen?.streams || screen?.timeless ? null : (
        <div className="max-sm:order-3">
          <PrintedRange />
          <div className="print:hidden">
            <TimeRangePicker />
          </div>
        </div>
      )}
      <div className="max-sm:order-4 min-w-0 sm:flex-1">
        {screen?.timeless ? null : <FilterChips />}
      </div>
      <div className="ml-auto flex items-center gap-1">
        <SearchButton />
        {screen?.timeless ? null : <RefreshControl streams={screen?.streams ?? false} />}
        <div className="flex md:hidden print:hidden">
          <ThemeSwitch />
          <AccountMenu side="bottom" />
        </div>
      </div>
    </header>
  );
}
