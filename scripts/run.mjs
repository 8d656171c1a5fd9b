import { bootstrap } from "./bootstrap.mjs";

await bootstrap(() => import("./start/run-script.ts"));
