import { handleOtlp } from "@/lib/http/handle-otlp";
import { pushStores } from "@/lib/launch/push-stores";

export const POST = handleOtlp("traces", pushStores);
