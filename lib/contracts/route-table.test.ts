import { expect, test } from "vitest";
import { z } from "zod";
import { RouteTableSchema } from "./route-table";

test("the published JSON Schema is that of the document", async () => {
  const schema = z.toJSONSchema(RouteTableSchema, { target: "draft-2020-12", io: "input" });
  // `vitest run lib/contracts/route-table.test.ts -u` writes it.
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot(
    "../../public/route-table.schema.json",
  );
});
