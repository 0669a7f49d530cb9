/** True if the disk is full or cannot be written: SQLITE_FULL, SQLITE_IOERR, SQLITE_READONLY; ENOSPC and its kin. */
export function isDiskTrouble(error: unknown): boolean {
  const { errcode, code } = (error ?? {}) as { readonly errcode?: number; readonly code?: string }
  if (errcode !== undefined) return [8, 10, 13].includes(errcode & 0xff)
  return ['ENOSPC', 'EDQUOT', 'EROFS', 'EACCES'].includes(code ?? '')
}
