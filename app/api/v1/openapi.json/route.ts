import { handle } from "@/lib/http/handle";
import { openapiDocument } from "@/lib/http/openapi-document";
import { basePath } from "@/lib/launch/base-path";

export const GET = handle(() => Response.json(openapiDocument(basePath())));
