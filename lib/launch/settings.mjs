import { isIP } from "node:net";

/** Every variable that Signalbox reads, with what an empty or missing one means. */
export const DEFAULT_SETTINGS = {
  PORT: "3000",
  HOST: "127.0.0.1",
  SIGNALBOX_DATA: "./data",
  SIGNALBOX_RETENTION_DAYS: "30",
  LOG_LEVEL: "info",
  SIGNALBOX_URL: "",
  SIGNALBOX_INSECURE_HTTP: "",
  SIGNALBOX_PROXY_ADDRESSES: "",
  SIGNALBOX_SECRET: "",
  SIGNALBOX_OIDC_ISSUER: "",
  SIGNALBOX_OIDC_CLIENT_ID: "",
  SIGNALBOX_OIDC_CLIENT_SECRET: "",
  SIGNALBOX_OIDC_GROUPS_CLAIM: "groups",
  SIGNALBOX_GROUP_ROLES: "",
  SIGNALBOX_ROUTES_REMOTE: "",
  SIGNALBOX_ROUTES_REMOTE_USER: "",
  SIGNALBOX_ROUTES_REMOTE_PASSWORD: "",
  SIGNALBOX_PROXY_USER_HEADER: "",
  SIGNALBOX_PROXY_GROUPS_HEADER: "",
};

const MOST_DAYS = 3_650;
const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"];
/** Of the root secret, in characters. */
const LEAST_SECRET = 32;
/** Segments that need no escaping, because proxies and browsers disagree on what is escaped. */
const BASE_PATH = /^(?:\/[A-Za-z0-9][A-Za-z0-9._~-]*)*$/;

/** @param {string} port @returns {string | null} */
export function portFault(port) {
  if (/^\d{1,5}$/.test(port) && Number(port) >= 1 && Number(port) <= 65535) return null;
  return `The port must be a number from 1 to 65535, not "${port}".`;
}

/**
 * @param {string} host to listen on
 * @param {string} url the address that people use; "" where none is said
 * @returns {string | null}
 */
export function hostFault(host, url) {
  if (isLoopback(host)) return null;
  if (isIP(host) === 0 && !/^[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?$/.test(host)) {
    return `The host must be an address or a name of this machine, not "${host}".`;
  }
  if (url !== "") return null;
  return `To listen on "${host}" Signalbox must know the address that people use: set SIGNALBOX_URL, for example to https://signalbox.example. Without it, leave --host (or HOST) at 127.0.0.1 and reach it from elsewhere through an SSH tunnel.`;
}

/**
 * @param {string} url the address that people use; "" where none is said
 * @param {string} insecureHttp "1": whoever set it knows that passwords are sent in clear
 * @returns {string | null}
 */
export function urlFault(url, insecureHttp) {
  if (url === "") return null;
  const site = URL.canParse(url) ? new URL(url) : null;
  if (site === null || !["http:", "https:"].includes(site.protocol)) {
    return `SIGNALBOX_URL must be the address that people use, such as https://signalbox.example, not "${url}".`;
  }
  if (site.username !== "" || site.password !== "" || /[?#]/.test(url)) {
    return "SIGNALBOX_URL is scheme, host, port and path only: no user, no ? and no #.";
  }
  if (!BASE_PATH.test(basePathOf(url))) {
    return `The path of SIGNALBOX_URL may have letters, digits and . _ ~ - between its slashes, not "${site.pathname}".`;
  }
  if (site.protocol === "https:" || isLoopback(bare(site.hostname)) || insecureHttp === "1") {
    return null;
  }
  return `Over ${url} passwords and sessions would be sent in clear: let a reverse proxy speak https and name its address, or set SIGNALBOX_INSECURE_HTTP=1 if this network may read them.`;
}

/** @param {string} value @returns {string | null} */
export function insecureHttpFault(value) {
  if (value === "" || value === "0" || value === "1") return null;
  return `SIGNALBOX_INSECURE_HTTP is 1 or not set, not "${value}".`;
}

/** @param {string} list of addresses and subnets @returns {string | null} */
export function proxyAddressesFault(list) {
  const wrong = splitList(list).find((entry) => !isSubnet(entry));
  if (wrong === undefined) return null;
  return `SIGNALBOX_PROXY_ADDRESSES names addresses or subnets with commas between them, such as 127.0.0.1,10.0.0.0/24, not "${wrong}".`;
}

/** Its text is never repeated. @param {string} secret @returns {string | null} */
export function secretFault(secret) {
  if (secret === "" || secret.length >= LEAST_SECRET) return null;
  return `SIGNALBOX_SECRET must have at least ${LEAST_SECRET} characters: openssl rand -base64 48 makes one.`;
}

/**
 * The address may hold a password, so it is not repeated.
 *
 * @param {string} remote @param {string} user @param {string} password
 */
export function routesRemoteFault(remote, user, password) {
  if (remote === "") {
    if (user === "" && password === "") return null;
    return "SIGNALBOX_ROUTES_REMOTE is missing: there is a user or a password for it.";
  }
  const site = URL.canParse(remote) ? new URL(remote) : null;
  const whole =
    site !== null && site.username === "" && site.password === "" && !/[?#]/.test(remote);
  if (whole && (site.protocol === "https:" || isLoopbackSite(site))) return null;
  return "SIGNALBOX_ROUTES_REMOTE must be the https address of a Git repository, such as https://git.example/ops/route-tables.git, without a user or password: those are SIGNALBOX_ROUTES_REMOTE_USER and SIGNALBOX_ROUTES_REMOTE_PASSWORD.";
}

/**
 * @param {string} issuer of single sign-on, "" for none
 * @param {string} clientId
 * @param {string} clientSecret never repeated
 * @returns {string | null}
 */
export function oidcIssuerFault(issuer, clientId, clientSecret) {
  if (issuer === "") {
    if (clientId === "" && clientSecret === "") return null;
    return "SIGNALBOX_OIDC_ISSUER is missing: single sign-on needs issuer, client id and client secret.";
  }
  const site = URL.canParse(issuer) ? new URL(issuer) : null;
  const whole = site !== null && site.username === "" && !/[?#]/.test(issuer);
  if (!whole || !(site.protocol === "https:" || isLoopbackSite(site))) {
    return `SIGNALBOX_OIDC_ISSUER must be the https address that the provider calls its issuer, such as https://login.example/realms/ops, not "${issuer}".`;
  }
  if (clientId !== "" && clientSecret !== "") return null;
  return "Single sign-on needs SIGNALBOX_OIDC_CLIENT_ID and SIGNALBOX_OIDC_CLIENT_SECRET too.";
}

/**
 * @param {string} header in which a proxy says who asks or which groups they have; "" for none
 * @param {string} needed what has to be set besides
 * @param {string} neededName its name
 * @returns {string | null}
 */
export function proxyHeaderFault(header, needed, neededName) {
  if (header === "") return null;
  if (!/^[A-Za-z][A-Za-z0-9-]{1,60}$/.test(header) || TAKEN_HEADER.test(header)) {
    return `The header must be one that only the proxy writes, such as X-Auth-Email, not "${header}".`;
  }
  return needed === "" ? `A header of a proxy is believed only with ${neededName} set.` : null;
}

/** Headers that say something else, or that the front door takes away. */
const TAKEN_HEADER =
  /^(?:x-signalbox-.*|x-forwarded-(?:for|host|port|proto)|x-real-ip|forwarded|host|cookie|authorization|origin|content-.*|accept.*|user-agent|connection)$/i;

/** @param {URL} site */
function isLoopbackSite(site) {
  return site.protocol === "http:" && isLoopback(bare(site.hostname));
}

/** @param {string} days @returns {string | null} */
export function retentionFault(days) {
  if (/^\d{1,4}$/.test(days) && Number(days) >= 1 && Number(days) <= MOST_DAYS) return null;
  return `Rows are kept for a whole number of days from 1 to ${MOST_DAYS}, not "${days}".`;
}

/** @param {string} level @returns {string | null} */
export function logLevelFault(level) {
  if (LOG_LEVELS.includes(level)) return null;
  return `The log level must be one of ${LOG_LEVELS.join(", ")}, not "${level}".`;
}

/** Whether only this machine reaches an address. @param {string} host */
export function isLoopback(host) {
  return host === "localhost" || host === "::1" || /^127(\.\d{1,3}){3}$/.test(host);
}

/** @param {string} list @returns {string[]} */
export function splitList(list) {
  return list.split(/[\s,]+/).filter((entry) => entry !== "");
}

/** "" or such as "/signalbox": what stands before every path. @param {string} url may be "" or wrong */
export function basePathOf(url) {
  return URL.canParse(url) ? new URL(url).pathname.replace(/\/+$/, "") : "";
}

/** @param {string} host @param {number | string} port */
export function urlOf(host, port) {
  return `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
}

/** @param {string} entry */
function isSubnet(entry) {
  const [address = "", bits, ...more] = entry.split("/");
  const family = isIP(address);
  if (family === 0 || more.length > 0) return false;
  if (bits === undefined) return true;
  return /^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128);
}

/** Without the brackets of an IPv6 address. @param {string} hostname */
function bare(hostname) {
  return hostname.replace(/^\[|\]$/g, "");
}
