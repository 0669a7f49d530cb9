/** SQLITE_FULL, SQLITE_IOERR, SQLITE_READONLY: the disk is full or cannot be written. */
export function isDiskTrouble(error: unknown): boolean {
  const { errcode } = error as { readonly errcode?: number }
  return errcode !== undefined && [8, 10, 13].includes(errcode & 0xff)
}
