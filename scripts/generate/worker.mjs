// A thread starts as plain JavaScript; from here on it understands TypeScript, as the scripts themselves do.
import { register } from "tsx/esm/api";

register();
await import("./worker.ts");
