import { PasswordAgain, TwoFactorProof } from "@/lib/contracts/account";
import { handleAccountEdit } from "@/lib/http/handle-account-edit";
import {
  beginTwoFactor,
  disableTwoFactor,
  enableTwoFactor,
} from "@/lib/services/account-two-factor";

export const POST = handleAccountEdit(PasswordAgain, beginTwoFactor);
export const PUT = handleAccountEdit(TwoFactorProof, enableTwoFactor);
export const DELETE = handleAccountEdit(PasswordAgain, disableTwoFactor);
