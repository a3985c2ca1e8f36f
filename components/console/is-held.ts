/** Rows that could move; the cells of a grid keep their places. */
const ROWS = "table:not([role=grid])";
const OVER_ROWS = "[role=dialog], [role=menu]";

/**
 * Whether somebody points at rows, has the focus in them, or has something open that leads through
 * them: then live data must not move them.
 */
export function isHeld(): boolean {
  if (document.querySelector(OVER_ROWS) !== null) return true;
  if (document.activeElement?.closest(ROWS)) return true;
  // A finger leaves :hover behind where it tapped.
  return (
    window.matchMedia("(hover: hover)").matches &&
    document.querySelector(`:is(${ROWS}):hover`) !== null
  );
}
