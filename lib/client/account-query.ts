import { queryOptions } from "@tanstack/react-query";
import type { PasswordAgain, PasswordChange, TwoFactorProof } from "@/lib/contracts/account";
import { getJson } from "./get-json";
import { writeJson } from "./me-query";

const PATH = "/api/v1/account";
const contracts = () => import("@/lib/contracts/account");

export function accountQuery() {
  return queryOptions({
    queryKey: ["account"],
    queryFn: ({ signal }) =>
      getJson(PATH, {}, () => contracts().then(({ Account }) => Account), signal),
  });
}

export function changePassword(body: PasswordChange) {
  return writeJson({ method: "PUT", path: `${PATH}/password`, body }, loadEnded);
}

export function beginTwoFactor(body: PasswordAgain) {
  return writeJson({ method: "POST", path: `${PATH}/two-factor`, body }, () =>
    contracts().then(({ TwoFactorBegun }) => TwoFactorBegun),
  );
}

export function enableTwoFactor(body: TwoFactorProof) {
  return writeJson({ method: "PUT", path: `${PATH}/two-factor`, body }, loadCodes);
}

export function disableTwoFactor(body: PasswordAgain) {
  return writeJson({ method: "DELETE", path: `${PATH}/two-factor`, body }, loadEnded);
}

export function renewBackupCodes(body: PasswordAgain) {
  return writeJson({ method: "POST", path: `${PATH}/backup-codes`, body }, loadCodes);
}

/** @param id `null`: all but this one. */
export function endOwnSession(id: string | null) {
  const path = id === null ? `${PATH}/sessions` : `${PATH}/sessions/${encodeURIComponent(id)}`;
  return writeJson({ method: "DELETE", path, body: {} }, loadEnded);
}

const loadCodes = () => contracts().then(({ BackupCodes }) => BackupCodes);
const loadEnded = () => import("@/lib/contracts/people").then(({ EndedSessions }) => EndedSessions);
