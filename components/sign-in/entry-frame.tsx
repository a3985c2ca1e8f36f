import type { ReactNode } from "react";

/** A door: one question on an otherwise empty page. */
export function EntryFrame({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-96 flex-col px-4 pt-[14vh] pb-10">
      <p className="mb-6 text-13 font-medium text-ink-3">Signalbox</p>
      <h1 className="mb-5 text-20 font-semibold">{title}</h1>
      {children}
    </main>
  );
}
