import { SignOut } from "@/lib/contracts/sign-in";
import { handleSignOut } from "@/lib/http/handle-account-edit";
import { signOut } from "@/lib/services/sign-out";

export const POST = handleSignOut(SignOut, signOut);
