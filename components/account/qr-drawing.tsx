export type QrDrawingProps = {
  /** Row by row; `true` is dark. */
  modules: readonly (readonly boolean[])[];
  label: string;
};

/** Empty around it, in modules: what ISO/IEC 18004 asks for, and cameras need. */
const QUIET = 4;

/** Dark on white in both themes: not every camera reads it the other way round. */
export function QrDrawing({ modules, label }: QrDrawingProps) {
  const size = modules.length + 2 * QUIET;
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      className="size-48 shrink-0 rounded-m border border-hairline"
    >
      <rect width={size} height={size} fill="white" />
      <path d={modules.flatMap(rowPath).join("")} fill="black" />
    </svg>
  );
}

/** One square after the other of a row; neighbours are one, so that no seam shows between them. */
function rowPath(row: readonly boolean[], y: number): string[] {
  return row.flatMap((dark, x) => {
    if (!dark || row[x - 1]) return [];
    const end = row.indexOf(false, x);
    const width = (end === -1 ? row.length : end) - x;
    return [`M${x + QUIET} ${y + QUIET}h${width}v1h-${width}z`];
  });
}
