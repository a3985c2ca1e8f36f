/** An error of the file system in words; anything else as it speaks for itself. */
export function sayError(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  switch (code) {
    case "ENOENT":
      return "There is no such file.";
    case "EACCES":
    case "EPERM":
      return "The file may not be read. Gateway logs are private to the Gateway's user (mode 0600): run this as that user.";
    case "EISDIR":
      return "This is a folder; name the log files in it.";
    case "SQLITE_FULL":
    case "ENOSPC":
      return "The disk is full. What was read so far is kept; free some space and run this again.";
    default:
      return message;
  }
}
