/* Files that Gleaner creates from here on are readable by this user only. Has no effect on Windows. */
process.umask(0o077)
