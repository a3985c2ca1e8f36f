import { resolve } from "node:path";
import { expect, test } from "vitest";
import { readEnv } from "./env";

const read = (variables: Record<string, string>) => readEnv({ NODE_ENV: "test", ...variables });

test("an empty environment means port 3000 of this machine, ./data and thirty days of rows", () => {
  const defaults = {
    port: 3000,
    host: "127.0.0.1",
    dataDir: resolve("data"),
    retentionDays: 30,
    logLevel: "info",
    url: null,
    basePath: "",
    proxyAddresses: [],
    secret: null,
    oidc: null,
    proxyHeaders: null,
    groupRoles: [],
    routesRemote: null,
  };
  expect(read({})).toEqual(defaults);
  expect(readEnv(process.env).retentionDays).toBe(30);
  expect(read({ PORT: "", HOST: "", SIGNALBOX_DATA: "", SIGNALBOX_URL: "" })).toEqual(defaults);
});

test("every fault is named, not only the first", () => {
  const wrong = { PORT: "http", HOST: "0.0.0.0", SIGNALBOX_RETENTION_DAYS: "0", LOG_LEVEL: "loud" };
  expect(() => read(wrong)).toThrow(
    /PORT: .*"http"[\s\S]*HOST: .*SIGNALBOX_URL[\s\S]*days[\s\S]*"loud"/,
  );
});

test.each([
  ["https://signalbox.example", "https://signalbox.example", ""],
  ["https://Signalbox.Example:443/", "https://signalbox.example", ""],
  [
    "https://example.org:8443/ops/signalbox/",
    "https://example.org:8443/ops/signalbox",
    "/ops/signalbox",
  ],
  ["http://127.0.0.1:8080/signalbox", "http://127.0.0.1:8080/signalbox", "/signalbox"],
  ["http://[::1]:8080", "http://[::1]:8080", ""],
])("the address %s is %s", (SIGNALBOX_URL, url, basePath) => {
  expect(read({ SIGNALBOX_URL })).toMatchObject({ url, basePath });
});

test("with an address that people use it may listen on every interface", () => {
  const { host } = read({ HOST: "0.0.0.0", SIGNALBOX_URL: "https://signalbox.example" });
  expect(host).toBe("0.0.0.0");
});

test.each([
  ["signalbox.example", /such as https/],
  ["ftp://signalbox.example", /such as https/],
  ["https://anna:secret@signalbox.example", /no user/],
  ["https://signalbox.example/?a=b", /no \?/],
  ["https://signalbox.example/a b", /letters, digits/],
  ["https://signalbox.example//a", /letters, digits/],
])("%s is no address that people use", (SIGNALBOX_URL, why) => {
  expect(() => read({ SIGNALBOX_URL })).toThrow(why);
});

test("passwords go over http only where somebody says that they know", () => {
  const SIGNALBOX_URL = "http://signalbox.example";
  expect(() => read({ SIGNALBOX_URL })).toThrow(/sent in clear.*SIGNALBOX_INSECURE_HTTP=1/);
  expect(() => read({ SIGNALBOX_URL, SIGNALBOX_INSECURE_HTTP: "yes" })).toThrow(/is 1 or not set/);
  expect(read({ SIGNALBOX_URL, SIGNALBOX_INSECURE_HTTP: "1" }).url).toBe(SIGNALBOX_URL);
});

test("proxies are addresses and subnets, and a name among them is refused", () => {
  const { proxyAddresses } = read({ SIGNALBOX_PROXY_ADDRESSES: "127.0.0.1, 10.0.0.0/24 fd00::/8" });
  expect(proxyAddresses).toEqual(["127.0.0.1", "10.0.0.0/24", "fd00::/8"]);
  for (const wrong of ["proxy.example", "10.0.0.0/33", "10.0.0/8", "127.0.0.1/"]) {
    expect(() => read({ SIGNALBOX_PROXY_ADDRESSES: wrong })).toThrow(`"${wrong}"`);
  }
});

test("a short secret is refused without being repeated", () => {
  const said = () => read({ SIGNALBOX_SECRET: "hunter2-hunter2" });
  expect(said).toThrow(/at least 32 characters/);
  expect(said).not.toThrow(/hunter2/);
  const secret = "0123456789abcdef0123456789abcdef";
  expect(read({ SIGNALBOX_SECRET: secret }).secret).toBe(secret);
});

const OIDC = {
  SIGNALBOX_OIDC_ISSUER: "https://login.example/realms/ops",
  SIGNALBOX_OIDC_CLIENT_ID: "signalbox",
  SIGNALBOX_OIDC_CLIENT_SECRET: "not-to-be-repeated",
};

test("single sign-on is issuer, client and secret, all three or none", () => {
  expect(read(OIDC).oidc).toEqual({
    issuer: "https://login.example/realms/ops",
    clientId: "signalbox",
    clientSecret: "not-to-be-repeated",
    groupsClaim: "groups",
  });
  for (const name of Object.keys(OIDC)) {
    const said = () => read({ ...OIDC, [name]: "" });
    expect(said, name).toThrow(/single sign-on needs/i);
    expect(said).not.toThrow(/not-to-be-repeated/);
  }
});

test.each([
  "login.example",
  "http://login.example",
  "https://a:b@login.example",
  "https://x.example/?a",
])("%s is no issuer that is asked", (issuer) => {
  expect(() => read({ ...OIDC, SIGNALBOX_OIDC_ISSUER: issuer })).toThrow(/https address/);
});

test("a header says who asks only where it is said which proxies write it", () => {
  const headers = { SIGNALBOX_PROXY_USER_HEADER: "X-Auth-Email" };
  expect(() => read(headers)).toThrow(/only with SIGNALBOX_PROXY_ADDRESSES/);
  const declared = { ...headers, SIGNALBOX_PROXY_ADDRESSES: "127.0.0.1" };
  expect(read(declared).proxyHeaders).toEqual({ user: "X-Auth-Email", groups: null });
  const groups = { SIGNALBOX_PROXY_GROUPS_HEADER: "X-Auth-Groups" };
  expect(() => read(groups)).toThrow(/only with SIGNALBOX_PROXY_USER_HEADER/);
  expect(read({ ...declared, ...groups }).proxyHeaders?.groups).toBe("X-Auth-Groups");
});

test.each(["X-Forwarded-For", "x-signalbox-user", "Cookie", "X Auth", "Host"])(
  "%s cannot be the header that says who asks",
  (SIGNALBOX_PROXY_USER_HEADER) => {
    const declared = { SIGNALBOX_PROXY_USER_HEADER, SIGNALBOX_PROXY_ADDRESSES: "127.0.0.1" };
    expect(() => read(declared)).toThrow(/only the proxy writes/);
  },
);

test("a role of a group that does not exist is named before anything starts", () => {
  expect(() => read({ SIGNALBOX_GROUP_ROLES: "ops=oncall,leads=root" })).toThrow(
    /"leads=root".*root/,
  );
  expect(read({ SIGNALBOX_GROUP_ROLES: "leads=admin" }).groupRoles).toHaveLength(1);
});

test("the team's repository is an https address without a password in it, which is not repeated", () => {
  const SIGNALBOX_ROUTES_REMOTE = "https://git.example/ops/route-tables.git";
  const keys = { SIGNALBOX_ROUTES_REMOTE_USER: "bot", SIGNALBOX_ROUTES_REMOTE_PASSWORD: "s3cret" };
  const routesRemote = { url: SIGNALBOX_ROUTES_REMOTE, username: "bot", password: "s3cret" };
  expect(read({ SIGNALBOX_ROUTES_REMOTE, ...keys })).toMatchObject({ routesRemote });
  const local = read({ SIGNALBOX_ROUTES_REMOTE: "http://127.0.0.1:8080/x.git" });
  expect(local.routesRemote).toMatchObject({ username: null, password: null });
  const wrong = [
    "https://bot:s3cret@git.example/x.git",
    "http://git.example/s3cret",
    "file:///s3cret",
    "git@s3cret:x",
    "https://git.example/x?s3cret",
  ];
  for (const remote of wrong) {
    expect(() => read({ SIGNALBOX_ROUTES_REMOTE: remote })).toThrow(
      /must be the https address of a Git/,
    );
    expect(() => read({ SIGNALBOX_ROUTES_REMOTE: remote })).not.toThrow(/s3cret/);
  }
  expect(() => read(keys)).toThrow(/SIGNALBOX_ROUTES_REMOTE is missing/);
});
