import { describe, expect, test } from "vitest";
import { compareSlices, type DifferenceSlice } from "./compare-slices";

type Part = { selected?: number; rest?: number; blind?: boolean; served?: number };

/** Failed attempts of the selection and of the rest, and served ones of the rest. `blind`: logs failures only. */
function slice(values: DifferenceSlice["values"], part: Part): DifferenceSlice {
  const { selected = 0, rest = 0, served = 0, blind = false } = part;
  const rated = (n: number) => (blind ? 0 : n);
  return {
    values,
    selected: { attempts: selected, rated: rated(selected), failed: selected },
    all: {
      attempts: selected + rest + served,
      rated: rated(selected + rest + served),
      failed: selected + rest,
    },
  };
}

const FAILED = {};

describe("a dimension is compared", () => {
  test("among all attempts where every call is logged", () => {
    const slices = [
      slice({ region: "eu" }, { selected: 30, served: 70 }),
      slice({ region: "us" }, { selected: 1, served: 99 }),
    ];
    expect(compareSlices("region", slices, FAILED)).toMatchObject({
      compared: [
        { value: "eu", selected: 30, selectedOf: 31, rest: 70, restOf: 169, among: "all" },
        { value: "us", selected: 1, selectedOf: 31, rest: 99, restOf: 169 },
      ],
    });
  });

  test("among failures where the Gateways of the selection log nothing else", () => {
    const slices = [
      slice({ gateway: "blind" }, { selected: 30, rest: 10, blind: true }),
      slice({ gateway: "sees" }, { rest: 5, served: 995 }),
    ];
    expect(compareSlices("gateway", slices, FAILED)).toMatchObject({
      compared: [
        { value: "blind", selected: 30, selectedOf: 30, rest: 10, restOf: 15, among: "failures" },
        { value: "sees", selected: 0, selectedOf: 30, rest: 5, restOf: 15 },
      ],
    });
  });

  test("among failures where it is known for failures alone, as keys are", () => {
    const slices = [
      slice({ key: "a" }, { selected: 20, rest: 2 }),
      slice({ key: "b" }, { rest: 18 }),
      slice({ key: null }, { served: 900 }),
    ];
    const judged = compareSlices("key", slices, FAILED);
    expect(judged).toMatchObject({
      compared: [{ value: "a", among: "failures", restOf: 20 }, {}, {}],
    });
  });

  test("among the Gateways that log every call, where all that failed anywhere is selected", () => {
    const slices = [
      slice({ region: "eu", gateway: "blind" }, { selected: 40, blind: true }),
      slice({ region: "us", gateway: "sees" }, { selected: 30, served: 70 }),
      slice({ region: "ap", gateway: "calm" }, { selected: 1, served: 99 }),
    ];
    expect(compareSlices("region", slices, FAILED)).toMatchObject({
      compared: [
        { value: "eu", selected: 0, selectedOf: 31, rest: 0 },
        { value: "us", selected: 30, rest: 70, restOf: 169, among: "all" },
        { value: "ap", selected: 1, rest: 99 },
      ],
    });
  });

  test("within the provider that was picked, because its models exist nowhere else", () => {
    const slices = [
      slice({ provider: "p", model: "p-large" }, { selected: 10, served: 10 }),
      slice({ provider: "p", model: "p-small" }, { served: 20 }),
      slice({ provider: "q", model: "q-large" }, { served: 500 }),
    ];
    const judged = compareSlices("model", slices, { provider: ["p"] });
    expect(judged).toMatchObject({
      compared: [
        { value: "p-large", restOf: 30, within: ["provider"] },
        { value: "p-small", selected: 0 },
      ],
    });
  });
});

describe("a dimension is not compared", () => {
  const two = [
    slice({ region: "eu", gateway: "a" }, { selected: 5, served: 5 }),
    slice({ region: "us", gateway: "b" }, { served: 5 }),
  ];

  test.each([
    ["because it was picked", "region", two, { region: ["eu"] }, "selected_by"],
    ["because what was picked decides it", "region", two, { gateway: ["a"] }, "selected_by"],
    ["because no attempt carries it", "routeVersion", two, FAILED, "not_recorded"],
    ["because there is one value", "runtime", two.map(docker), FAILED, "one_value"],
    ["because all was selected", "region", two.map(whole), FAILED, "no_rest"],
    [
      "because the served attempts that were selected are logged by some Gateways only",
      "region",
      [
        {
          ...slice({ region: "eu" }, { blind: true }),
          selected: { attempts: 9, rated: 0, failed: 1 },
        },
        slice({ region: "us" }, { served: 9 }),
      ],
      FAILED,
      "failures_only",
    ],
    [
      "because it is known for few of the failures too",
      "key",
      [
        slice({ key: "a" }, { selected: 2, rest: 9 }),
        slice({ key: null }, { selected: 8, rest: 9 }),
      ],
      FAILED,
      { field: "key", known: 0.2 },
    ],
  ] as const)("%s", (_, dimension, slices, picked, withheld) => {
    expect(compareSlices(dimension, slices, picked)).toEqual({ withheld });
  });
});

function whole(one: DifferenceSlice): DifferenceSlice {
  return { ...one, selected: one.all };
}

function docker(one: DifferenceSlice): DifferenceSlice {
  return { ...one, values: { ...one.values, runtime: "docker" } };
}
