import { checkWords } from "@/lib/charts/check-words";
import type { CheckIssue } from "@/lib/core/routes/check-issue";

/** What a check found, in two sentences; whether it blocks stands before. */
export function CheckSummary({ issue }: { issue: CheckIssue }) {
  const { title, detail } = checkWords(issue);
  const isError = issue.severity === "error";
  return (
    <>
      <p className="font-medium break-words">
        <span className={isError ? "text-warn" : "text-ink-3"}>
          {isError ? "Error" : "Warning"}
        </span>{" "}
        {title}
      </p>
      <p className="max-w-prose break-words text-ink-2">{detail}</p>
    </>
  );
}
