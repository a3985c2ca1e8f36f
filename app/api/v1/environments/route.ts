import { z } from "zod";
import { EnvironmentsEdit } from "@/lib/contracts/environments";
import { handleQuery } from "@/lib/http/handle";
import { handleEdit } from "@/lib/http/handle-edit";
import { editEnvironments } from "@/lib/services/edit-environments";
import { readEnvironments } from "@/lib/services/read-environments";

export const GET = handleQuery(z.object({}), readEnvironments);
export const PUT = handleEdit(EnvironmentsEdit, editEnvironments);
