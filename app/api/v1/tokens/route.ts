import { TokenDraft } from "@/lib/contracts/tokens";
import { handleAccount } from "@/lib/http/handle";
import { handleAccountEdit } from "@/lib/http/handle-account-edit";
import { makeToken } from "@/lib/services/make-token";
import { readTokens } from "@/lib/services/read-tokens";

export const GET = handleAccount(readTokens);
export const POST = handleAccountEdit(TokenDraft, makeToken);
