import { sparkPath } from "@/lib/charts/spark-path";

export type SparklineProps = {
  values: readonly (number | null)[];
  unit: "share" | "count";
  /** What the line says, in words. */
  label: string;
};

const SIZE = { width: 96, height: 20 } as const;

/** The shape of a series in the height of a row: zero-based, gaps are gaps. */
export function Sparkline({ values, unit, label }: SparklineProps) {
  const { line, dots, area } = sparkPath(values, unit, SIZE);
  return (
    <svg
      width={SIZE.width}
      height={SIZE.height}
      role="img"
      aria-label={label}
      className="block text-ink-3"
    >
      <line
        x1="0"
        x2={SIZE.width}
        y1={SIZE.height - 0.5}
        y2={SIZE.height - 0.5}
        stroke="var(--hairline)"
      />
      <path d={area} fill="currentcolor" opacity="0.12" />
      <path d={line} fill="none" stroke="currentcolor" strokeWidth="1.25" strokeLinejoin="round" />
      {dots.map(({ x, y }) => (
        <circle key={x} cx={x} cy={y} r="1.75" fill="currentcolor" />
      ))}
    </svg>
  );
}
