import { PasswordChange } from "@/lib/contracts/account";
import { handleAccountEdit } from "@/lib/http/handle-account-edit";
import { changePassword } from "@/lib/services/account-password";

export const PUT = handleAccountEdit(PasswordChange, changePassword);
