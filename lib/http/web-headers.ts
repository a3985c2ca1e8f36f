export type WebHeaders = Readonly<Record<string, string>>;

/**
 * Of every answer. `nonce` is that of the request, `https` whether people come by https, `development`
 * whether Next's development server answers, which evaluates strings, writes style elements and talks
 * over a WebSocket.
 */
export function webHeaders(of: {
  nonce: string;
  https: boolean;
  development: boolean;
}): WebHeaders {
  return {
    "Content-Security-Policy": contentSecurityPolicy(of.nonce, of.development),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy":
      "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    ...(of.https ? { "Strict-Transport-Security": "max-age=31536000" } : {}),
  };
}

/**
 * The style sheet of the toasts, which their package (sonner) puts into the page by itself, as an empty
 * element that it then fills: hence two hashes.
 */
export const TOAST_STYLE_HASHES = [
  "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
  "'sha256-StEaX+se6YS7pqjzrzMIA0KaX9zF/8zAhvQXZAe5epY='",
] as const;

function contentSecurityPolicy(nonce: string, development: boolean): string {
  const styles = development
    ? "'unsafe-inline'"
    : [`'nonce-${nonce}'`, ...TOAST_STYLE_HASHES].join(" ");
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    "script-src-attr 'none'",
    `style-src 'self' ${styles}`,
    // Charts and virtual lists place what they draw by attributes in the HTML that the server renders.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self'",
    "font-src 'self'",
    `connect-src 'self'${development ? " ws:" : ""}`,
    "worker-src 'none'",
    "frame-src 'none'",
    "media-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}
