import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

type Colour = [lightness: number, chroma: number, hue: number];

const css = readFileSync("app/globals.css", "utf8");
const PAIR = /--([\w-]+): light-dark\(oklch\(([\d. ]+)\), oklch\(([\d. ]+)\)\)/g;
const tokens = new Map(
  [...css.matchAll(PAIR)].map(([, name, light, dark]) => [name, { light: parse(light), dark: parse(dark) }]),
);

function parse(text = ""): Colour {
  const [lightness = 0, chroma = 0, hue = 0] = text.trim().split(/\s+/).map(Number);
  return [lightness, chroma, hue];
}

/** Relative luminance (WCAG 2) of an OKLCH colour, clipped to sRGB; matrices by Björn Ottosson. */
function luminance([lightness, chroma, hue]: Colour): number {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const red = 4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s;
  const green = -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s;
  const blue = -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s;
  const clip = (value: number) => Math.min(1, Math.max(0, value));
  return 0.2126 * clip(red) + 0.7152 * clip(green) + 0.0722 * clip(blue);
}

function contrast(text: string, ground: string, theme: "light" | "dark"): number {
  const [one, two] = [tokens.get(text)?.[theme], tokens.get(ground)?.[theme]];
  if (!one || !two) throw new Error(`No such token: ${text} or ${ground}`);
  const [high = 0, low = 0] = [luminance(one), luminance(two)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

const GROUNDS = ["canvas", "surface", "sunken", "raised", "hover"];
const STATES = ["danger", "warning", "success", "info", "paused"];
const TEXT_PAIRS = [
  ...["ink", "muted", "faint", "accent-ink"].flatMap((text) => GROUNDS.map((ground) => [text, ground])),
  ...STATES.flatMap((state) => [
    ...["canvas", "surface", "raised", "hover", `${state}-soft`].map((ground) => [state, ground]),
    ["ink", `${state}-soft`],
    ["muted", `${state}-soft`],
  ]),
  ["accent-ink", "accent-soft"],
  ["ink", "accent-soft"],
  ["muted", "accent-soft"],
  ["on-accent", "accent"],
  ["on-accent", "accent-hover"],
  ["on-danger", "danger-solid"],
  ["canvas", "ink"],
];
// Borders of controls, focus rings and chart shapes need 3:1 (WCAG 1.4.11).
const SHAPES = [
  "line-strong",
  "focus",
  "accent",
  "chart-1",
  "chart-2",
  "chart-3",
  "chart-4",
  "chart-5",
  "chart-6",
];
const SHAPE_PAIRS = SHAPES.flatMap((shape) =>
  ["canvas", "surface", "raised"].map((ground) => [shape, ground]),
);

describe.each(["light", "dark"] as const)("contrast, %s", (theme) => {
  it.each(TEXT_PAIRS)("text %s on %s is at least 4.5:1", (text = "", ground = "") => {
    expect(contrast(text, ground, theme)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(SHAPE_PAIRS)("shape %s on %s is at least 3:1", (shape = "", ground = "") => {
    expect(contrast(shape, ground, theme)).toBeGreaterThanOrEqual(3);
  });
});
