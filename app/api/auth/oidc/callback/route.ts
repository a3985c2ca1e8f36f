import { handleSingleSignOn } from "@/lib/http/handle-single-sign-on";
import { finishSingleSignOn } from "@/lib/services/finish-single-sign-on";

export const GET = handleSingleSignOn(finishSingleSignOn);
