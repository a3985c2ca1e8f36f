import { writeSupervisionStatus } from "@/db/supervision-status";
import type { SupervisionStatus } from "@/lib/contracts/ingest-status";
import type { Crash } from "./supervise";

/** Counts the crashes of the processes since `npm start`, where screens, metrics and doctor find them. */
export class SupervisionLog {
  #status: SupervisionStatus;

  constructor(
    private readonly dataDir: string,
    startedAt: number,
  ) {
    const calm = { restarts: 0, lastExit: null };
    this.#status = { startedAt, web: calm, ingester: calm };
    this.#write();
  }

  add(process: "web" | "ingester", crash: Crash): void {
    const { restarts } = this.#status[process];
    this.#status = {
      ...this.#status,
      [process]: { restarts: restarts + 1, lastExit: crash },
    };
    this.#write();
  }

  /** The count is no reason to stop: a disk that is full lets it be written at the next crash. */
  #write(): void {
    try {
      writeSupervisionStatus(this.dataDir, this.#status);
    } catch (error) {
      console.error(`Restarts cannot be noted (${(error as NodeJS.ErrnoException).code}).`);
    }
  }
}
