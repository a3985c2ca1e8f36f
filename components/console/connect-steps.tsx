import { CopyText } from "@/components/ui/copy-text";

const INGEST =
  "npm run signalbox -- ingest --gateway gw-1 --region eu-central --runtime docker /path/to/openclaw.log";

/** The exact way from nothing to a connected Gateway. */
export function ConnectSteps() {
  return (
    <ol className="w-full max-w-[40rem] list-none space-y-4 text-13 text-ink-2">
      <li className="space-y-1.5">
        <p>
          <span className="font-medium text-ink">A Gateway on this machine</span> needs nothing:
          Signalbox finds its logs by itself at
        </p>
        <CopyText text="/tmp/openclaw/openclaw-*.log" />
      </li>
      <li className="space-y-1.5">
        <p>
          <span className="font-medium text-ink">Any other log</span>: run this in Signalbox's
          folder, with the Gateway's name, region and runtime path. A log does not say them, so they
          are taken from here.
        </p>
        <CopyText text={INGEST} />
        <p className="text-12 text-ink-3">
          Add <code className="font-mono">--follow</code> to keep reading. Rotated and compressed
          files may be given together; reading a file twice changes nothing.
        </p>
      </li>
      <li>
        <p>
          <span className="font-medium text-ink">Then</span> nothing more: what was read is shown at
          once, and sample data goes away by itself.
        </p>
      </li>
    </ol>
  );
}
