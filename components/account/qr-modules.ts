import qrcode from "qrcode-generator";

/** The squares of a QR code, row by row; `true` is dark. Bears that 15 % of them cannot be read. */
export function qrModules(text: string): boolean[][] {
  const code = qrcode(0, "M");
  code.addData(text);
  code.make();
  const places = Array.from({ length: code.getModuleCount() }, (_, place) => place);
  return places.map((row) => places.map((column) => code.isDark(row, column)));
}
