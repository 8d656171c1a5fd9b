import { bootstrap } from "./bootstrap.mjs";

await bootstrap(() => import("./bench/main.ts"));
