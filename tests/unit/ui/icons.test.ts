import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { ICON_NAMES } from "@/components/ui/icon-names";

it("the sprite holds exactly the icons that may be named", () => {
  const sprite = readFileSync("components/ui/icons.svg", "utf8");
  const drawn = [...sprite.matchAll(/<symbol id="([\w-]+)"/g)].map(([, id]) => id);
  expect(drawn.sort()).toEqual([...ICON_NAMES].sort());
});

it("every icon in the sprite is used: all of them travel with the first page", () => {
  const sources = ["app", "components", "lib"].flatMap((room) =>
    readdirSync(room, { recursive: true, encoding: "utf8" })
      .filter((name) => /\.tsx?$/.test(name) && !name.endsWith("icon-names.ts"))
      .map((name) => readFileSync(join(room, name), "utf8")),
  );
  expect(ICON_NAMES.filter((name) => !sources.some((text) => text.includes(`"${name}"`)))).toEqual([]);
});
