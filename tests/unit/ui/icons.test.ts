import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { ICON_NAMES } from "@/components/ui/icon-names";

it("the sprite holds exactly the icons that may be named", () => {
  const sprite = readFileSync("components/ui/icons.svg", "utf8");
  const drawn = [...sprite.matchAll(/<symbol id="([\w-]+)"/g)].map(([, id]) => id);
  expect(drawn.sort()).toEqual([...ICON_NAMES].sort());
});
