import { PasswordAgain } from "@/lib/contracts/account";
import { handleAccountEdit } from "@/lib/http/handle-account-edit";
import { renewBackupCodes } from "@/lib/services/account-two-factor";

export const POST = handleAccountEdit(PasswordAgain, renewBackupCodes);
