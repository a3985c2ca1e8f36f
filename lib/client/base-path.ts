/** What stands before every path of the console: "" or such as "/signalbox". */
// biome-ignore lint/style/noProcessEnv: the build puts the text in its place; browsers have no environment
export const BASE_PATH: string = process.env.SIGNALBOX_BASE_PATH ?? "";
