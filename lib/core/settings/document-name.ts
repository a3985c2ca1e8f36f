/** Settings that people edit in the console. */
export const DOCUMENT_NAMES = ["capabilities", "environments", "triage"] as const;
export type DocumentName = (typeof DOCUMENT_NAMES)[number];
