import { SampleChoice } from "@/lib/contracts/me";
import { handleSignIn } from "@/lib/http/handle-account-edit";
import { chooseSamplePerson } from "@/lib/services/choose-sample-person";

export const POST = handleSignIn(SampleChoice, chooseSamplePerson);
