/** Says something in passing. Toasts are rare: their library comes after the page. */
export async function notify(kind: "success" | "error", text: string): Promise<void> {
  const { toast } = await import("sonner");
  toast[kind](text);
}
