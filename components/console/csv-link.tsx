import { Download } from "lucide-react";
import { buttonLook } from "@/components/ui/button";

/** A download of exactly the rows beside it. */
export function CsvLink({ href }: { href: string }) {
  return (
    <a
      href={href}
      download
      className={`${buttonLook({ look: "plain", size: "s" })} shrink-0 print:hidden`}
    >
      <Download size={14} aria-hidden />
      CSV
    </a>
  );
}
