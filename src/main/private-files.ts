/* Every file that Gleaner creates from here on is readable by this user only. Has no effect on Windows. */
process.umask(0o077)
