import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { closeSession, openSession } from "@/lib/auth/mutations";
import { checkSignIn } from "@/lib/auth/sign-in";
import { env } from "@/lib/env";
import { databaseNow } from "@/lib/now";
import { paths } from "@/lib/paths";

/** Credentials force JWT sessions, so the token carries only a database session id, which every gate looks up. */
export function authOptions(): NextAuthOptions {
  const { secret } = env();
  return {
    secret,
    session: { strategy: "jwt", maxAge: 12 * 3600 },
    pages: { signIn: paths.login, error: paths.login },
    providers: [
      CredentialsProvider({
        id: "credentials",
        credentials: { email: { type: "email" }, password: { type: "password" } },
        async authorize(credentials, request) {
          return checkSignIn({ ...credentials }, { headers: request.headers ?? {}, now: databaseNow() });
        },
      }),
    ],
    callbacks: {
      async jwt({ token, user }) {
        return user ? { sid: await openSession(user.id, databaseNow()) } : { sid: token.sid };
      },
      async session({ token }) {
        // expires is asked for by the type and set again by next-auth itself.
        return { sid: token.sid, expires: "" };
      },
    },
    events: {
      async signOut({ token }) {
        if (token.sid) await closeSession(token.sid, databaseNow());
      },
    },
    logger: { error() {}, warn() {}, debug() {} },
  };
}
