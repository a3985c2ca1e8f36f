/** What a comment is about. */
export const COMMENT_PLACES = ["draft", "line", "scenario"] as const;
export type CommentPlace = (typeof COMMENT_PLACES)[number];
