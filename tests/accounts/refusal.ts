import { ServiceError } from "@/lib/services/service-error";

/** How an attempt was refused. Throws where it was not. */
export async function refusal(attempt: Promise<unknown>): Promise<ServiceError> {
  const error = await attempt.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (error instanceof ServiceError) return error;
  throw new Error("It was not refused.", { cause: error });
}
