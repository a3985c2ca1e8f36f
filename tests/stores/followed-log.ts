import type { Source } from "@/lib/core/store/event-store";

/** The source that the tests of following share with the processes that they start. */
export function followedLog(path: string): Source {
  return { gateway: "gw", region: "eu", runtime: "npm", kind: "openclaw_log", path };
}
