import { openOidc } from "@/lib/auth/open-oidc";
import { readGroupRoles } from "@/lib/core/access/group-roles";
import { beginSingleSignOn } from "@/lib/services/begin-single-sign-on";
import { finishSingleSignOn } from "@/lib/services/finish-single-sign-on";
import {
  callbackOf,
  type GoOn,
  type SingleSignOnStores,
} from "@/lib/services/single-sign-on-stores";
import { accountScene, type Browser } from "../accounts/account-scene";
import { type Known, runProvider } from "./run-provider";

const URL_OF_OURS = "https://signalbox.example/ops";
const RULES = "ops=oncall,leads=admin,route-eu=editor@gateway:eu-1";

export const REFUSED = `${URL_OF_OURS}/sign-in?refused=`;
export const MIA: Known = {
  email: "Mia@acme.example",
  email_verified: true,
  name: "Mia Moreno",
  groups: ["ops", "everybody"],
};

/** Accounts, and a provider of single sign-on that is really asked. */
export async function signOnScene() {
  const scene = accountScene(URL_OF_OURS);
  const provider = await runProvider(callbackOf(URL_OF_OURS));
  const oidc = openOidc(provider.settings);
  const rules = readGroupRoles(RULES);
  const groupRoles = rules.state === "good" ? rules.rules : [];
  const stores = async (browser: Browser): Promise<SingleSignOnStores> => ({
    ...(await browser.stores()),
    ...{ oidc, groupRoles },
  });
  const take = (browser: Browser, { location, cookies }: GoOn): string =>
    browser.take({ answer: location, cookies });
  const begin = async (browser: Browser, next: string | null = null) =>
    take(browser, await beginSingleSignOn(await stores(browser), next));
  const finish = async (browser: Browser, query: URLSearchParams) =>
    take(browser, await finishSingleSignOn(await stores(browser), query));
  return {
    ...scene,
    ...{ provider, begin, finish },
    /** All of it; where the browser is in the end. */
    signOn: async (browser: Browser, subject = "mia", next: string | null = null) =>
      finish(browser, await provider.visit(await begin(browser, next), subject)),
    /** What the audit log says last, oldest first. */
    last: (count: number) =>
      scene
        .rows(
          "SELECT action, subject, after, actor_name FROM audit_entries ORDER BY seq DESC LIMIT 9",
        )
        .slice(0, count)
        .reverse(),
  };
}
