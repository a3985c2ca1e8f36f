/**
 * Preloaded into the children of the supervisor: when it is gone, even by SIGKILL, its channel
 * closes and the child ends as if asked to.
 */
if (process.channel) {
  process.channel.unref();
  process.once("disconnect", () => {
    process.kill(process.pid, "SIGTERM");
    setTimeout(() => process.exit(1), 5_000).unref();
  });
}
