import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { LOCAL } from "@/lib/core/access/principal";
import { readHead } from "@/lib/git/read-ref";
import { commitRouteEmergency } from "@/lib/services/commit-route-draft";
import { readRouteVersions } from "@/lib/services/read-route-versions";
import { routeScene, tableText } from "@/tests/routes/route-scene";
import { tempStores } from "@/tests/stores/temp-store";
import { openRoutes } from "./open-routes";
import { readTable } from "./read-table";

const asker = { principal: LOCAL, address: null };

test("the first who asks after a start finds the commit finished that was cut off", async () => {
  const { dataDir, control, repository, person, inReview } = await routeScene();
  const ada = person("Ada", "admin");
  const stores = { ...ada.stores(), readTable };
  const { draft } = await inReview(
    { ...ada, stores: () => stores },
    {
      table: "production",
      text: tableText("a/one"),
    },
  );
  const seen = { contentHash: draft.contentHash ?? "", textHash: draft.textHash };
  const reason = "The provider is down.";
  const cutOff = async (step: string) => {
    if (step === "intent kept") throw new Error("cut off");
  };
  const commit = commitRouteEmergency({ ...stores, atStep: cutOff }, draft.id, { seen, reason });
  await expect(commit).rejects.toThrow("cut off");
  expect(await readHead(repository)).toBeNull();
  const opened = await openRoutes(dataDir, {
    ...{ ...asker, control, keys: stores.keys },
    now: stores.now + 1,
  });
  expect(await readHead(repository)).not.toBeNull();
  expect(await readRouteVersions(opened)).toMatchObject([{ table: "production", number: 1 }]);
});

test("a repository that cannot be opened is tried again by who asks next", async () => {
  const { control, as } = await routeScene();
  const { keys, now } = as(LOCAL);
  const dataDir = tempStores();
  const inTheWay = join(dataDir, "route-tables.git");
  mkdirSync(inTheWay);
  const open = () => openRoutes(dataDir, { ...asker, control, keys, now });
  await expect(open()).rejects.toThrow(/is no Git repository/);
  rmSync(inTheWay, { recursive: true });
  expect((await open()).repository.dir).toBe(inTheWay);
});
