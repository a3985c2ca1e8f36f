import { openPushStores } from "@/lib/launch/push-stores";
import { PUSH_LIMITS } from "@/lib/services/push-limits";
import { servePush } from "./serve-push";

/** Takes pushes until it is killed; says where. Small segments, so that kills hit their beginnings too. */
const [dataDir = "", segmentBytes = "60000"] = process.argv.slice(2);
const limits = { ...PUSH_LIMITS, requestBurst: 1e6, segmentBytes: Number(segmentBytes) };
// A file that reaches the limit of its process gives an error instead of an end.
process.on("SIGXFSZ", () => {});
const { url } = await servePush(openPushStores(dataDir, limits));
process.send?.(url);
