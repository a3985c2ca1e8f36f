export const DEFAULT_SETTINGS = {
  PORT: "3000",
  HOST: "127.0.0.1",
  SIGNALBOX_DATA: "./data",
  SIGNALBOX_RETENTION_DAYS: "30",
  LOG_LEVEL: "info",
};

const MOST_DAYS = 3_650;
const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"];

/** @param {string} port @returns {string | null} */
export function portFault(port) {
  if (/^\d{1,5}$/.test(port) && Number(port) >= 1 && Number(port) <= 65535) return null;
  return `The port must be a number from 1 to 65535, not "${port}".`;
}

/** @param {string} host @returns {string | null} */
export function hostFault(host) {
  if (host === "localhost" || host === "::1" || /^127(\.\d{1,3}){3}$/.test(host)) return null;
  return `Signalbox has no accounts yet, so it only listens on this machine and not on "${host}": leave --host (or HOST) at 127.0.0.1 and reach it from elsewhere through an SSH tunnel.`;
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

/** @param {string} host @param {number | string} port */
export function urlOf(host, port) {
  return `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
}
