import { PHASE_DEVELOPMENT_SERVER } from "next/constants.js";

/** @type {(phase: string) => import("next").NextConfig} */
export default function config(phase) {
  return {
    poweredByHeader: false,
    reactStrictMode: true,
    serverExternalPackages: ["better-sqlite3"],
    // `npm test` checks the types; checking them again would only delay the first `npm start`.
    typescript: { ignoreBuildErrors: true },
    // Without a root Next guesses one from lockfiles further up the disk.
    turbopack: { root: import.meta.dirname },
    headers: async () => [
      { source: "/:path*", headers: securityHeaders(phase === PHASE_DEVELOPMENT_SERVER) },
    ],
  };
}

/** @param {boolean} development */
function securityHeaders(development) {
  return Object.entries({
    "Content-Security-Policy": contentSecurityPolicy(development),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy":
      "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
  }).map(([key, value]) => ({ key, value }));
}

/**
 * Next's bootstrap and next-themes are inline scripts, hence 'unsafe-inline';
 * only the development server evaluates strings and talks over a WebSocket.
 *
 * @param {boolean} development
 */
function contentSecurityPolicy(development) {
  return [
    "default-src 'self'",
    `script-src 'self' 'unsafe-inline'${development ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${development ? " ws:" : ""}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}
