import { z } from "zod";
import { TriageEdit } from "@/lib/contracts/triage";
import { handleQuery } from "@/lib/http/handle";
import { handleEdit } from "@/lib/http/handle-edit";
import { editTriage } from "@/lib/services/edit-triage";
import { readTriage } from "@/lib/services/read-triage";

export const GET = handleQuery(z.object({}), readTriage);
export const PUT = handleEdit(TriageEdit, editTriage);
