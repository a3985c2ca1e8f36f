import type { SeriesLook } from "./series-look";

/** Keys a line by its colour and dash, a bar by its colour and pattern; the word stands beside it. */
export function Swatch({ look, shape }: { look: SeriesLook; shape: "line" | "bar" }) {
  return (
    <svg width="14" height="10" aria-hidden="true" className="shrink-0">
      {shape === "line" ? (
        <line
          x1="0"
          x2="14"
          y1="5"
          y2="5"
          stroke={look.stroke}
          strokeWidth="2"
          strokeDasharray={look.dash}
        />
      ) : (
        <rect x="2" width="10" height="10" rx="2" fill={look.fill} />
      )}
    </svg>
  );
}
