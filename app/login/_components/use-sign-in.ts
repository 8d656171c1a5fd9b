"use client";

import { useRouter } from "next/navigation";
import { signIn } from "next-auth/react";
import { useState } from "react";
import { paths } from "@/lib/paths";

export type SignInFailure = "wrong" | "too-many-tries" | "unavailable";

type SignIn = {
  pending: boolean;
  failure: SignInFailure | null;
  submit: (email: string, password: string) => Promise<void>;
};

/** Signs in and goes on to the role's own start page, which the login page knows. */
export function useSignIn(): SignIn {
  const router = useRouter();
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<SignInFailure | null>(null);

  async function submit(email: string, password: string): Promise<void> {
    setPending(true);
    setFailure(null);
    const answer = await signIn("credentials", { email, password, redirect: false }).catch(() => null);
    if (answer?.ok) {
      router.replace(paths.login);
      router.refresh();
      return;
    }
    setPending(false);
    if (!answer || answer.status >= 500) setFailure("unavailable");
    else setFailure(answer.error === "too-many-tries" ? "too-many-tries" : "wrong");
  }

  return { pending, failure, submit };
}
