import { z } from "zod";

/** Answer of POST /api/v1/ingest: everything counted here is durable. */
export const PushAnswer = z.object({
  accepted: z.int().nonnegative().meta({
    description: "Lines that are new, or tell nothing of calls: of those only the number is kept",
  }),
  duplicates: z.int().nonnegative().meta({ description: "Lines that were there already" }),
  rejected: z
    .array(z.object({ line: z.int().positive(), reason: z.string() }))
    .meta({ description: "The first lines that were not understood; 1 is the first line" }),
  rejectedCount: z.int().nonnegative().meta({ description: "All of them" }),
});
export type PushAnswer = z.infer<typeof PushAnswer>;
