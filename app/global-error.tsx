"use client";

import { Crash } from "./_components/crash";
import "./globals.css";

/** Replaces the root layout when that one failed, so it brings its own document. */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en">
      <body>
        <Crash error={error} retry={retry} />
      </body>
    </html>
  );
}
