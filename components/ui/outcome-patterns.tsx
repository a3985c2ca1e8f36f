import "./served-colours.css";
import { OUTCOME_LOOKS, type OutcomePattern } from "@/lib/charts/outcome-look";
import { SERVED_AS, SERVED_LOOKS } from "@/lib/charts/served-look";
import { OUTCOMES } from "@/lib/core/outcome/outcome";

/** Defines `url(#outcome-…)` and `url(#served-…)` once per page, for swatches and bars alike. */
export function OutcomePatterns() {
  return (
    <svg width="0" height="0" className="absolute" aria-hidden="true" focusable="false">
      <defs>
        {OUTCOMES.map((outcome) => (
          <Fill
            key={outcome}
            id={`outcome-${outcome}`}
            colour={`var(--outcome-${outcome})`}
            pattern={OUTCOME_LOOKS[outcome].pattern}
          />
        ))}
        {SERVED_AS.map((served) => (
          <Fill key={served} id={`served-${served}`} {...SERVED_LOOKS[served]} />
        ))}
      </defs>
    </svg>
  );
}

type FillProps = { id: string; colour: string; pattern: OutcomePattern | null };

function Fill({ id, colour, pattern }: FillProps) {
  const size = pattern?.size ?? 4;
  return (
    <pattern id={id} width={size} height={size} patternUnits="userSpaceOnUse">
      <rect width={size} height={size} fill={colour} />
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
}
