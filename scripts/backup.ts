import { runCommandOn } from "./backup/command";
import { writeBackup } from "./backup/write";

await runCommandOn("backup", writeBackup);
