import { handleSingleSignOn } from "@/lib/http/handle-single-sign-on";
import { beginSingleSignOn } from "@/lib/services/begin-single-sign-on";

export const GET = handleSingleSignOn((stores, query) =>
  beginSingleSignOn(stores, query.get("next"), query.has("moved")),
);
