import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { QrDrawing } from "./qr-drawing";
import { qrModules } from "./qr-modules";

const URI =
  "otpauth://totp/Signalbox:mia%40team.example?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Signalbox&digits=6&period=30";

/** The squares that the path paints, read back from what stands in the page. */
function painted(): Set<string> {
  const path = screen.getByRole("img").querySelector("path")?.getAttribute("d") ?? "";
  const squares = [...path.matchAll(/M(\d+) (\d+)h(\d+)v1h-(\d+)z/g)].flatMap(
    ([, x, y, width, back]) => {
      expect(back).toBe(width);
      return Array.from({ length: Number(width) }, (_, at) => `${Number(x) + at},${Number(y)}`);
    },
  );
  expect(new Set(squares).size).toBe(squares.length);
  return new Set(squares);
}

test("every dark square is painted once at its place, with four empty ones around the code", () => {
  const modules = qrModules(URI);
  render(<QrDrawing modules={modules} label="QR code of the key" />);
  const wanted = modules.flatMap((row, y) =>
    row.flatMap((dark, x) => (dark ? [`${x + 4},${y + 4}`] : [])),
  );
  expect(painted()).toEqual(new Set(wanted));
  const size = modules.length + 8;
  expect(screen.getByRole("img").getAttribute("viewBox")).toBe(`0 0 ${size} ${size}`);
});

test("it is a QR code: its three corners have the finder pattern, the fourth has none", () => {
  const modules = qrModules(URI);
  const last = modules.length - 7;
  const corner = (top: number, left: number) =>
    modules
      .slice(top, top + 7)
      .map((row) =>
        row
          .slice(left, left + 7)
          .map((dark) => (dark ? "#" : "."))
          .join(""),
      )
      .join("\n");
  const finder = ["#######", "#.....#", "#.###.#", "#.###.#", "#.###.#", "#.....#", "#######"].join(
    "\n",
  );
  expect([corner(0, 0), corner(0, last), corner(last, 0)]).toEqual([finder, finder, finder]);
  expect(corner(last, last)).not.toBe(finder);
});

test("another secret is another code", () => {
  expect(qrModules(URI)).not.toEqual(qrModules(URI.replace("JBSWY3DP", "JBSWY3DQ")));
});
