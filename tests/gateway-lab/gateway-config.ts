import { profilesOf, type Topology } from "./topology";

export type GatewaySettings = {
  readonly topology: Topology;
  /** The models of this region come first in the default chain. */
  readonly region: string;
  readonly port: number;
  readonly token: string;
  readonly providersPort: number;
  readonly workspace: string;
  readonly logFile: string;
  /** Above it the log is put aside. */
  readonly maxFileBytes: number;
  readonly timeline: boolean;
};

/** How long a Gateway waits for a provider that says nothing. */
const PROVIDER_TIMEOUT_S = 8;
const TURN_TIMEOUT_S = 60;

/** The openclaw.json (2026.8 and later) of a Gateway that talks to nobody but the lab's providers. */
export function gatewayConfig(settings: GatewaySettings) {
  const { topology, region, port, token, workspace, logFile, maxFileBytes, timeline } = settings;
  return {
    gateway: {
      mode: "local",
      bind: "loopback",
      port,
      auth: { mode: "token", token },
      http: { endpoints: { chatCompletions: { enabled: true } } },
    },
    logging: { level: "info", file: logFile, consoleLevel: "info", maxFileBytes },
    diagnostics: { enabled: true, ...(timeline ? { flags: ["timeline"] } : {}) },
    update: { checkOnStart: false, auto: { enabled: false } },
    telemetry: { enabled: false },
    discovery: { mdns: { mode: "off" } },
    cron: { enabled: false },
    tools: { profile: "minimal" },
    auth: authOf(topology),
    models: { mode: "replace", providers: providersOf(settings) },
    agents: {
      ownership: "explicit",
      defaults: {
        workspace,
        model: routeOf(nearestFirst(topology, region)),
        timeoutSeconds: TURN_TIMEOUT_S,
        skipBootstrap: true,
        maxConcurrent: 8,
        thinkingDefault: "off",
        utilityModel: "",
      },
      entries: Object.fromEntries(
        Object.entries(topology.agents).map(([id, { name, chain }]) => [
          id,
          { ...(name ? { name } : {}), ...(chain ? { model: routeOf(chain) } : {}) },
        ]),
      ),
    },
  };
}

function authOf(topology: Topology) {
  return {
    profiles: Object.fromEntries(
      profilesOf(topology).map(({ profileId, provider }) => [
        profileId,
        { provider, mode: "api_key" },
      ]),
    ),
    order: Object.fromEntries(
      topology.providers.map(({ id, keys }) => [id, keys.map((key) => `${id}:${key}`)]),
    ),
  };
}

function providersOf({ topology, providersPort }: GatewaySettings) {
  return Object.fromEntries(
    topology.providers.map(({ id, api, models }) => [
      id,
      {
        baseUrl: `http://127.0.0.1:${providersPort}/${id}${api === "anthropic-messages" ? "" : "/v1"}`,
        api,
        timeoutSeconds: PROVIDER_TIMEOUT_S,
        models: models.map((model) => ({
          id: model,
          name: model,
          reasoning: false,
          input: ["text"],
          contextWindow: 128_000,
          maxTokens: 4_096,
          cost: { input: 1, output: 4, cacheRead: 0, cacheWrite: 0 },
        })),
      },
    ]),
  );
}

function routeOf([primary, ...fallbacks]: readonly string[]) {
  return { primary, fallbacks };
}

function nearestFirst({ chain, providers }: Topology, region: string): string[] {
  const isNear = (ref: string) =>
    providers.find(({ id }) => ref.startsWith(`${id}/`))?.region === region;
  return [...chain.filter(isNear), ...chain.filter((ref) => !isNear(ref))];
}
