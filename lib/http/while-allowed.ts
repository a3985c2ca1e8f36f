import type { LiveListener } from "./live-hub";

/**
 * A listener that is heard to its end, or until it may not listen any more: a session that was ended, a role
 * that was taken, a token that was revoked end what began by them, with the next beat.
 *
 * @param demand throws where it may not.
 */
export function whileAllowed(listener: LiveListener, demand: () => Promise<void>): LiveListener {
  return {
    tell: (stores, pulse) => listener.tell(stores, pulse),
    get behind() {
      return listener.behind;
    },
    beat: (now) => {
      demand().then(
        () => listener.beat(now),
        () => listener.end(),
      );
    },
    end: () => listener.end(),
  };
}
