import { TokenRevocation } from "@/lib/contracts/tokens";
import { handleOneAccountEdit } from "@/lib/http/handle-account-edit";
import { endToken } from "@/lib/services/make-token";

export const DELETE = handleOneAccountEdit(TokenRevocation, endToken);
