import { KeysQuery } from "@/lib/contracts/keys";
import { handleQuery } from "@/lib/http/handle";
import { keysCsv } from "@/lib/http/keys-csv";
import { readKeys } from "@/lib/services/read-keys";

export const GET = handleQuery(KeysQuery, readKeys, keysCsv);
