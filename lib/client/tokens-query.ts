import { queryOptions } from "@tanstack/react-query";
import type { TokenDraft } from "@/lib/contracts/tokens";
import { getJson } from "./get-json";
import { writeJson } from "./me-query";

const PATH = "/api/v1/tokens";
const contracts = () => import("@/lib/contracts/tokens");

export function tokensQuery() {
  return queryOptions({
    queryKey: ["tokens"],
    queryFn: ({ signal }) =>
      getJson(PATH, {}, () => contracts().then(({ Tokens }) => Tokens), signal),
  });
}

export function createToken(body: TokenDraft) {
  return writeJson({ method: "POST", path: PATH, body }, () =>
    contracts().then(({ NewTokenWire }) => NewTokenWire),
  );
}

export function revokeToken(id: number, reason: string) {
  return writeJson({ method: "DELETE", path: `${PATH}/${id}`, body: { reason } }, () =>
    contracts().then(({ TokenWire }) => TokenWire),
  );
}
