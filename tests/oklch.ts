/** A colour as it is written in globals.css: lightness, chroma, hue. */
export type Oklch = readonly [lightness: number, chroma: number, hue: number];
type Rgb = readonly [number, number, number];

/** WCAG 2 contrast ratio, 1 to 21. */
export function contrast(a: Oklch, b: Oklch): number {
  const [darker, lighter] = [luminance(toLinear(a)), luminance(toLinear(b))].sort((x, y) => x - y);
  return ((lighter ?? 0) + 0.05) / ((darker ?? 0) + 0.05);
}

/** Every screen can show it as it is written. */
export function isInGamut(colour: Oklch): boolean {
  return toLinear(colour).every((channel) => channel >= -0.002 && channel <= 1.002);
}

/** Machado, Oliveira and Fernandes 2009, severity 1, on linear light. */
const DEFICIENCIES = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
} as const;
export type Deficiency = keyof typeof DEFICIENCIES;

/** Distance in OKLab as somebody with the deficiency sees the two. */
export function seenDistance(a: Oklch, b: Oklch, deficiency: Deficiency): number {
  const [first, second] = [seen(a, deficiency), seen(b, deficiency)];
  return Math.hypot(first[0] - second[0], first[1] - second[1], first[2] - second[2]);
}

function seen(colour: Oklch, deficiency: Deficiency): Rgb {
  const [r, g, b] = toLinear(colour);
  const [x, y, z] = DEFICIENCIES[deficiency].map(
    (row) => (row[0] ?? 0) * r + (row[1] ?? 0) * g + (row[2] ?? 0) * b,
  );
  return toOklab([Math.max(0, x ?? 0), Math.max(0, y ?? 0), Math.max(0, z ?? 0)]);
}

function toLinear([lightness, chroma, hue]: Oklch): Rgb {
  const angle = (hue * Math.PI) / 180;
  const [a, b] = [chroma * Math.cos(angle), chroma * Math.sin(angle)];
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

function toOklab([r, g, b]: Rgb): Rgb {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function luminance([r, g, b]: Rgb): number {
  const clip = (channel: number) => Math.min(1, Math.max(0, channel));
  return 0.2126 * clip(r) + 0.7152 * clip(g) + 0.0722 * clip(b);
}
