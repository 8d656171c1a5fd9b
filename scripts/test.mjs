import { bootstrap } from "./bootstrap.mjs";

await bootstrap(() => import("./test/main.ts"));
