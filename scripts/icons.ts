import { readFileSync, writeFileSync } from "node:fs";
import { ICON_NAMES } from "../components/ui/icon-names";

// Collects the named Lucide icons into one sprite: a page then names an icon instead of carrying its paths, and
// no icon costs a client component. Run it after changing icon-names.ts: npx tsx scripts/icons.ts

type Node = [tag: string, attributes: Record<string, string>];

type IconModule = { __iconData?: { node: Node[] } };

async function nodesOf(name: string): Promise<Node[]> {
  const loaded: IconModule = await import(`lucide-react/icons/${name}`);
  if (loaded.__iconData) return loaded.__iconData.node;
  // An icon that was renamed re-exports the drawing of its new name.
  const file = new URL(`../node_modules/lucide-react/dist/esm/icons/${name}.mjs`, import.meta.url);
  const renamed = /from '\.\/([\w-]+)\.mjs'/.exec(readFileSync(file, "utf8"))?.[1];
  if (!renamed) throw new Error(`Lucide has no icon named ${name}`);
  return nodesOf(renamed);
}

async function symbolOf(name: string): Promise<string> {
  const shapes = (await nodesOf(name)).map(([tag, { key: _, ...attributes }]) => {
    const written = Object.entries(attributes).map(([attribute, value]) => `${attribute}="${value}"`);
    return `<${tag} ${written.join(" ")}/>`;
  });
  return `<symbol id="${name}" viewBox="0 0 24 24">${shapes.join("")}</symbol>`;
}

const symbols = await Promise.all(ICON_NAMES.map(symbolOf));
const notice =
  "<!-- Icons by Lucide (ISC licence), https://lucide.dev/license. Made by scripts/icons.ts. -->";
writeFileSync(
  new URL("../components/ui/icons.svg", import.meta.url),
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">\n<title>Icons</title>\n${notice}\n${symbols.join("\n")}\n</svg>\n`,
);
console.log(`${symbols.length} icons`);
