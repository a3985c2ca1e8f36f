import { handle } from "@/lib/http/handle";
import { openapiDocument } from "@/lib/http/openapi-document";

export const GET = handle(() => Response.json(openapiDocument()));
