import { bootstrap } from "./bootstrap.mjs";

process.stdout.write("Amends\n");
await bootstrap(() => import("./start/main.ts"));
