import "./key-colours.css";
import { WindowMark } from "./key-state-mark";

/** What the bars mean. */
export function LanesLegend() {
  return (
    <ul
      aria-label="What the bars mean"
      className="mb-2 flex flex-wrap gap-x-4 gap-y-1 text-12 text-ink-2"
    >
      <li>
        <WindowMark kind="cooldown" />
      </li>
      <li>
        <WindowMark kind="disabled" />
      </li>
      <li className="flex items-center gap-1.5">
        <span aria-hidden className="key-cooldown h-3 w-6 border-r-2 border-ink" />
        end observed
      </li>
      <li className="flex items-center gap-1.5">
        <span aria-hidden className="key-cooldown key-end-inferred h-3 w-6" />
        end inferred
      </li>
      <li className="flex items-center gap-1.5">
        <span aria-hidden className="key-cooldown key-end-open h-3 w-6" />
        open
      </li>
      <li className="flex items-center gap-1.5">
        <span aria-hidden className="key-unused h-1.5 w-6" />
        said, but a success ended it
      </li>
    </ul>
  );
}
