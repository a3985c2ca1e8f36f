import { setTimeout as sleep } from "node:timers/promises";
import type { LabGateway } from "./lab-gateway";
import type { Providers } from "./providers";
import { PHASES, rulesOf } from "./weather";

export type Load = {
  readonly providers: Providers;
  readonly minutes: number;
  /** Turns at the same time. */
  readonly concurrency: number;
  readonly say: (line: string) => void;
};

/** How many turns came to which HTTP status of the Gateway; 0: no answer. */
export type Turns = Record<number, number>;

const TURN_LIMIT_MS = 200_000;
/** A Gateway that is down, or about to be, refuses at once. */
const PAUSE_WHILE_DOWN_MS = 500;
const NO_ANSWER = 0;
const UNAVAILABLE = 503;
const TURNS_OF_A_SESSION = 40;

/** Users of a Gateway through all phases of the weather; ends when the last turn is answered. */
export async function load(gateway: LabGateway, options: Load): Promise<Turns> {
  const until = Date.now() + options.minutes * 60_000;
  const turns: Turns = {};
  let begun = 0;
  const agents = Object.keys(gateway.topology.agents);
  const user = async (_: unknown, name: number) => {
    while (Date.now() < until) {
      const turn = ++begun;
      const agent = agents[turn % agents.length] ?? "main";
      const session = `user-${name}-${agent}-${Math.floor(turn / TURNS_OF_A_SESSION)}`;
      const status = await ask(gateway, agent, session, `Message ${turn}`);
      turns[status] = (turns[status] ?? 0) + 1;
      if (status === NO_ANSWER || status === UNAVAILABLE) await sleep(PAUSE_WHILE_DOWN_MS);
    }
  };
  const users = Array.from({ length: options.concurrency }, user);
  await Promise.all([makeWeather(gateway, until, options), ...users]);
  return turns;
}

async function makeWeather(gateway: LabGateway, until: number, { providers, say }: Load) {
  const phaseMs = (until - Date.now()) / PHASES.length;
  for (const phase of PHASES) {
    say(`${gateway.name}: ${phase}`);
    providers.setRules(gateway.name, rulesOf(phase, gateway.topology));
    await sleep(phaseMs);
  }
}

async function ask(
  { url, token }: LabGateway,
  agent: string,
  session: string,
  content: string,
): Promise<number> {
  try {
    const response = await fetch(`${url}/v1/chat/completions`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
      body: JSON.stringify({
        model: `openclaw/${agent}`,
        user: session,
        messages: [{ role: "user", content }],
      }),
      signal: AbortSignal.timeout(TURN_LIMIT_MS),
    });
    await response.text();
    return response.status;
  } catch {
    return NO_ANSWER;
  }
}
