/** A path of the route table with something in each of its open parts: of `parts` by name, else `id`. */
export function filledPath(
  path: string,
  id: string,
  parts: Readonly<Record<string, string>> = {},
): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(parts[name] ?? id));
}
