"use client";

import { useEffect, useRef } from "react";

/** Sends the form around it as soon as a choice changes. Empty choices stay out of the URL. */
export function AutoSubmit() {
  const ref = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const form = ref.current?.closest("form");
    const send = () => form?.requestSubmit();
    const leaveOutEmpty = (event: FormDataEvent) => {
      for (const [name, value] of [...event.formData]) if (value === "") event.formData.delete(name);
    };
    form?.addEventListener("change", send);
    form?.addEventListener("formdata", leaveOutEmpty);
    return () => {
      form?.removeEventListener("change", send);
      form?.removeEventListener("formdata", leaveOutEmpty);
    };
  }, []);
  return <span ref={ref} hidden />;
}
