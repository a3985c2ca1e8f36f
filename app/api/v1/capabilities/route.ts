import { z } from "zod";
import { CapabilitiesEdit } from "@/lib/contracts/capabilities";
import { handleQuery } from "@/lib/http/handle";
import { handleEdit } from "@/lib/http/handle-edit";
import { editCapabilities } from "@/lib/services/edit-capabilities";
import { readCapabilities } from "@/lib/services/read-capabilities";

export const GET = handleQuery(z.object({}), readCapabilities);
export const PUT = handleEdit(CapabilitiesEdit, editCapabilities);
