import { type StdioOptions, spawn } from "node:child_process";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The project's folder, wherever the command was called from. */
export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

export function inProject(path: string): string {
  return resolve(ROOT, path);
}

/** Made where there are no packages yet, used everywhere. */
export { plainError } from "./bootstrap.mjs";

/** One line of progress: what is at work, and what it says. */
export function line(topic: string, text: string): string {
  return `  ${topic.padEnd(12)} ${text}\n`;
}

export function say(topic: string, text: string): void {
  process.stdout.write(line(topic, text));
}

export function seconds(sinceMs: number): string {
  return `${((Date.now() - sinceMs) / 1000).toFixed(1)} s`;
}

export type Finished = { code: number; output: string };
export type CommandOptions = {
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  uid?: number;
  gid?: number;
  /** Pass the output on as it comes, beside keeping it. */
  show?: (text: string) => void;
  /** Give it this terminal itself, for progress bars; its output is not kept. */
  passThrough?: boolean;
  onStart?: (kill: (signal: NodeJS.Signals) => void) => void;
};

/** Runs a program to its end and keeps what it wrote; a program that is missing answers code 127. */
export function runCommand(file: string, args: string[], options: CommandOptions = {}): Promise<Finished> {
  const { show, passThrough, onStart, ...rest } = options;
  const stdio: StdioOptions = passThrough ? "inherit" : ["ignore", "pipe", "pipe"];
  return new Promise((done) => {
    const child = spawn(file, args, { cwd: ROOT, ...rest, stdio });
    onStart?.((signal) => child.kill(signal));
    let output = "";
    const keep = (chunk: Buffer) => {
      output += chunk.toString();
      show?.(chunk.toString());
    };
    child.stdout?.on("data", keep);
    child.stderr?.on("data", keep);
    child.on("error", (error) => done({ code: 127, output: `${output}${error.message}` }));
    child.on("close", (code) => done({ code: code ?? 1, output }));
  });
}

/** Runs one of the installed command-line tools on this very Node. */
export function runTool(script: string, args: string[], options: CommandOptions = {}): Promise<Finished> {
  return runCommand(process.execPath, [inProject(`node_modules/${script}`), ...args], options);
}

/** Runs one of our TypeScript files on this very Node. */
export function runScript(file: string, args: string[], options: CommandOptions = {}): Promise<Finished> {
  return runCommand(process.execPath, ["--import", "tsx", file, ...args], options);
}

export const PRISMA = "prisma/build/index.js";
export const NEXT = "next/dist/bin/next";

export function pause(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds));
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
