/** Called once by Next when the server starts, before it answers. */
export async function register(): Promise<void> {
  // In this form, so that a bundle for another runtime leaves the import out.
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { observeRequests } = await import("@/lib/http/observe-requests");
    const { readEnv } = await import("@/lib/launch/env");
    observeRequests(readEnv(process.env).basePath);
  }
}
