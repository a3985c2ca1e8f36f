import type { SampleChoice } from "@/lib/contracts/me";
import type { Entry } from "@/lib/contracts/people";
import type { SecondFactorCode, SignIn } from "@/lib/contracts/sign-in";
import { sendJson } from "./get-json";
import { writeJson } from "./me-query";

export function signIn(body: SignIn) {
  return sendJson({ method: "POST", path: "/api/auth/sign-in", body }, loadState);
}

export function sendSecondFactor(body: SecondFactorCode) {
  return sendJson({ method: "POST", path: "/api/auth/second-factor", body }, loadState);
}

export function signOut() {
  return writeJson({ method: "POST", path: "/api/auth/sign-out", body: {} }, () =>
    import("@/lib/contracts/sign-in").then(({ SignedOut }) => SignedOut),
  );
}

/** What a link is for. Its secret goes in a body: addresses stand in logs. */
export function lookAtLink(secret: string) {
  return sendJson({ method: "POST", path: "/api/v1/entry/look", body: { secret } }, () =>
    import("@/lib/contracts/people").then(({ EntrySeen }) => EntrySeen),
  );
}

export function enterByLink(body: Entry) {
  return sendJson({ method: "POST", path: "/api/v1/entry", body }, () =>
    import("@/lib/contracts/people").then(({ Entered }) => Entered),
  );
}

/** Another one of the sample's people. */
export function becomeSamplePerson(body: SampleChoice) {
  return sendJson({ method: "POST", path: "/api/v1/me/sample-person", body }, () =>
    import("@/lib/contracts/me").then(({ SampleChoice }) => SampleChoice),
  );
}

const loadState = () => import("@/lib/contracts/sign-in").then(({ SignInState }) => SignInState);
