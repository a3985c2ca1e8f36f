import { handleIngest } from "@/lib/http/handle-ingest";
import { pushStores } from "@/lib/launch/push-stores";

export const POST = handleIngest(pushStores);
