/** The name of `Name <address>`, as commits have it. */
export function reviewerName(reviewer: string): string {
  return reviewer.replace(/\s*<[^<>]*>$/, "");
}
