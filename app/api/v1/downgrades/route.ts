import { DowngradesQuery } from "@/lib/contracts/downgrades";
import { downgradesCsv } from "@/lib/http/downgrades-csv";
import { handleQuery } from "@/lib/http/handle";
import { readDowngrades } from "@/lib/services/read-downgrades";

export const GET = handleQuery(DowngradesQuery, readDowngrades, downgradesCsv);
