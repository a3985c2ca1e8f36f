import { type ClassValue, clsx } from "clsx";
import { extendTailwindMerge } from "tailwind-merge";

/** tailwind-merge has to be told which of our `text-…` classes are sizes. */
const merge = extendTailwindMerge({
  extend: { classGroups: { "font-size": [{ text: ["12", "13", "14", "16", "20", "28"] }] } },
});

export function cn(...classes: ClassValue[]): string {
  return merge(clsx(classes));
}
