/** Moves the focus among the `data-cell` links of a table; false where the key means nothing here. */
export function moveInGrid(
  table: HTMLTableElement | null,
  target: EventTarget,
  key: string,
): boolean {
  const rows = [...(table?.rows ?? [])]
    .map((row) => [...row.querySelectorAll<HTMLElement>("[data-cell]")])
    .filter((cells) => cells.length > 0);
  if (!(target instanceof HTMLElement)) return false;
  const y = rows.findIndex((cells) => cells.includes(target));
  const row = rows[y];
  if (row === undefined) return false;
  const x = row.indexOf(target);
  const next = cellFor(key, rows, row, x, y);
  if (next === null) return false;
  next?.focus();
  return true;
}

/** `undefined`: at the edge; `null`: not a key that moves. */
function cellFor(key: string, rows: HTMLElement[][], row: HTMLElement[], x: number, y: number) {
  switch (key) {
    case "ArrowLeft":
      return row[x - 1];
    case "ArrowRight":
      return row[x + 1];
    case "ArrowUp":
      return rows[y - 1]?.[x];
    case "ArrowDown":
      return rows[y + 1]?.[x];
    case "Home":
      return row[0];
    case "End":
      return row.at(-1);
    default:
      return null;
  }
}
