import { expect, test } from "vitest";
import type { QualityGateway } from "@/lib/contracts/quality";
import { groupAdvice } from "./group-advice";
import { groupRejected } from "./group-rejected";
import { qualityGateway } from "./quality-answer";

const sessions = (gateway: string): QualityGateway["advice"][number] => ({
  code: "no_session",
  text: "Export the audit record.",
  copy: "openclaw export",
  afterwards: `ingest --gateway ${gateway}`,
});
const names = (gateway: string): QualityGateway["advice"][number] => ({
  code: "hashed_keys",
  text: "Give the names.",
  copy: `ingest --gateway ${gateway} --profiles`,
});

test("the same advice for two Gateways is said once, with a command for each", () => {
  const gateways = ["gw-a", "gw-b"].map((gateway) =>
    qualityGateway({ gateway, advice: [sessions(gateway), names(gateway)] }),
  );
  expect(groupAdvice(gateways)).toEqual([
    {
      code: "hashed_keys",
      title: "Keys without names",
      text: "Give the names.",
      gateways: ["gw-a", "gw-b"],
      copy: null,
      commands: [
        { gateway: "gw-a", command: "ingest --gateway gw-a --profiles" },
        { gateway: "gw-b", command: "ingest --gateway gw-b --profiles" },
      ],
    },
    {
      code: "no_session",
      title: "Sessions",
      text: "Export the audit record.",
      gateways: ["gw-a", "gw-b"],
      copy: "openclaw export",
      commands: [
        { gateway: "gw-a", command: "ingest --gateway gw-a" },
        { gateway: "gw-b", command: "ingest --gateway gw-b" },
      ],
    },
  ]);
});

test("samples are grouped by reason with what they mean, and a reason of a newer version is named as it is", () => {
  const sample = { gateway: "gw", source: "/x", offset: 0, at: null, sample: "{}" };
  const groups = groupRejected([
    { ...sample, verdict: "unrecognised", reason: "from_the_future" },
    { ...sample, verdict: "malformed", reason: "not_json" },
    { ...sample, verdict: "malformed", reason: "not_json", offset: 9 },
  ]);
  expect(groups.map(({ what, samples }) => [what, samples.length])).toEqual([
    ["No JSON.", 2],
    ["from the future", 1],
  ]);
});
