import type { SampleChoice } from "@/lib/contracts/me";
import { SAMPLE_COOKIE, SAMPLE_PEOPLE } from "@/lib/core/access/sample-people";
import type { AccountStores } from "./account-stores";
import { ServiceError } from "./service-error";
import type { WithCookies } from "./with-cookies";

/**
 * POST /api/v1/me/sample-person: the browser is another of the sample's people from now on. Throws `not_found`
 * where the sample is not open to whoever asks, and for people that it does not have.
 */
export async function chooseSamplePerson(
  { principal, url }: AccountStores,
  { id }: SampleChoice,
): Promise<WithCookies<SampleChoice>> {
  const open = principal.kind === "person" && principal.via === "sample";
  if (!open || !SAMPLE_PEOPLE.some((one) => one.id === id)) {
    throw new ServiceError(
      "not_found",
      "There is no such person: only the sample has people to be.",
    );
  }
  const path = new URL(`${url}/`).pathname;
  return {
    answer: { id },
    cookies: [`${SAMPLE_COOKIE}=${id}; Path=${path}; HttpOnly; SameSite=Lax`],
  };
}
