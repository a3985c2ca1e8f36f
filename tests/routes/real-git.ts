import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";

const home = mkdtempSync(join(tmpdir(), "signalbox-git-"));
afterAll(() => rmSync(home, { recursive: true, force: true }));

const WHO = { NAME: "Elsa Where", EMAIL: "elsa@team.example" };

/** Runs the `git` of the machine, as somebody else than Signalbox, and gives what it printed. */
export function realGit(
  cwd: string,
  args: readonly string[],
  env: Record<string, string> = {},
  input = "",
) {
  return execFileSync("git", [...args], {
    ...{ cwd, encoding: "utf8", input, stdio: ["pipe", "pipe", "pipe"] },
    env: {
      ...{
        NODE_ENV: "test",
        PATH: process.env.PATH,
        HOME: home,
        GIT_CONFIG_NOSYSTEM: "1",
        GIT_TERMINAL_PROMPT: "0",
      },
      ...{ GIT_AUTHOR_NAME: WHO.NAME, GIT_AUTHOR_EMAIL: WHO.EMAIL },
      ...{ GIT_COMMITTER_NAME: WHO.NAME, GIT_COMMITTER_EMAIL: WHO.EMAIL },
      ...env,
    },
  } as const).trimEnd();
}

/** What `git fsck --strict` says of a repository; nothing, where all is well. Commits that no ref names yet are well. */
export function fsck(dir: string): string {
  return realGit(dir, ["fsck", "--strict", "--full", "--no-dangling", "--no-progress"]);
}
