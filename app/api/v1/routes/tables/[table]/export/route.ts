import { RouteExportDraft } from "@/lib/contracts/route-exchange";
import { OfTable } from "@/lib/contracts/route-versions";
import { handleRouteEdit } from "@/lib/http/handle-route";
import { exportRouteTable } from "@/lib/services/export-route-table";

export const POST = handleRouteEdit(OfTable, RouteExportDraft, exportRouteTable);
