import { runCommandOn } from "./backup/command";
import { loadBackup } from "./backup/load";

await runCommandOn("restore", loadBackup);
