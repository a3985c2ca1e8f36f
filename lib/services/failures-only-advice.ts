import type { z } from "zod";
import type { Advice } from "@/lib/contracts/quality";

/** How a Gateway that logs failures only is brought to log every call (field guide, section 3). */
export const LOG_EVERY_CALL: z.infer<typeof Advice> = {
  code: "failures_only",
  text: "Only failures and slow answers are logged, so no ratio can be made. A Gateway that is started with this variable in its environment (in a container: in the Compose file or with -e) logs every call.",
  copy: "OPENCLAW_DEBUG_MODEL_TRANSPORT=1",
};
