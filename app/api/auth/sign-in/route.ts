import { SignIn } from "@/lib/contracts/sign-in";
import { handleSignIn } from "@/lib/http/handle-account-edit";
import { signIn } from "@/lib/services/sign-in";

export const POST = handleSignIn(SignIn, signIn);
