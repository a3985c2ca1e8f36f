import { SecondFactorCode } from "@/lib/contracts/sign-in";
import { handleSignIn } from "@/lib/http/handle-account-edit";
import { signInSecondFactor } from "@/lib/services/sign-in-second-factor";

export const POST = handleSignIn(SecondFactorCode, signInSecondFactor);
