"use client";

import { Crash } from "./_components/crash";

export default function PageError({ error, retry }: { error: unknown; retry: () => void }) {
  return <Crash error={error} retry={retry} />;
}
