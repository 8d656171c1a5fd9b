import { bootstrap } from "./bootstrap.mjs";

await bootstrap(() => import("./faults/main.ts"));
