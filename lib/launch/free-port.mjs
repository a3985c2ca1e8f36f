import { once } from "node:events";
import { createServer } from "node:net";
import { Refusal } from "./refusal.mjs";

/** @param {number} port @param {string} host */
export async function requireFreePort(port, host) {
  const probe = createServer();
  try {
    await once(probe.listen({ port, host, exclusive: true }), "listening");
  } catch (error) {
    throw new Refusal(sentenceFor(/** @type {NodeJS.ErrnoException} */ (error), port, host));
  }
  probe.close();
  await once(probe, "close");
}

/** @param {NodeJS.ErrnoException} error @param {number} port @param {string} host */
function sentenceFor(error, port, host) {
  const another = port < 65535 ? port + 1 : port - 1;
  switch (error.code) {
    case "EADDRINUSE":
      return `Port ${port} on ${host} is already in use: stop what listens there, or choose another port with npm start -- --port ${another}.`;
    case "EACCES":
      return `Port ${port} is reserved by the system: choose one from 1024 up, for example npm start -- --port 3000.`;
    default:
      return `Cannot listen on ${host} port ${port} (${error.code}): choose another with npm start -- --host HOST --port N.`;
  }
}
