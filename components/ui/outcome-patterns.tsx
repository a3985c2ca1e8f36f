import { OUTCOME_LOOKS } from "@/lib/charts/outcome-look";
import { OUTCOMES } from "@/lib/core/outcome/outcome";

/** Defines `url(#outcome-…)` once per page, for swatches and bars alike. */
export function OutcomePatterns() {
  return (
    <svg width="0" height="0" className="absolute" aria-hidden="true" focusable="false">
      <defs>
        {OUTCOMES.map((outcome) => {
          const { pattern } = OUTCOME_LOOKS[outcome];
          const size = pattern?.size ?? 4;
          return (
            <pattern
              key={outcome}
              id={`outcome-${outcome}`}
              width={size}
              height={size}
              patternUnits="userSpaceOnUse"
            >
              <rect width={size} height={size} fill={`var(--outcome-${outcome})`} />
              {pattern ? (
                <path
                  d={pattern.path}
                  stroke="var(--canvas)"
                  strokeOpacity="0.45"
                  strokeWidth={pattern.width}
                  fill="none"
                />
              ) : null}
            </pattern>
          );
        })}
      </defs>
    </svg>
  );
}
