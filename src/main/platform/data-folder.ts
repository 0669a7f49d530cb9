import { accessSync, chmodSync, constants, mkdirSync, statSync } from 'node:fs'

/** Thrown if the data folder cannot be created or written. */
export class DataFolderError extends Error {
  override readonly name = 'DataFolderError'
  readonly folder: string

  constructor(folder: string, cause: unknown) {
    super('The data folder cannot be used', { cause })
    this.folder = folder
  }
}

/** The permission bits of everyone but the owner. */
const OTHERS = 0o077

/** Creates the folder, or takes the permissions of other users away from an existing one. Throws `DataFolderError`. */
export function prepareDataFolder(folder: string): string {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    accessSync(folder, constants.R_OK | constants.W_OK)
  } catch (error) {
    throw new DataFolderError(folder, error)
  }
  tighten(folder)
  return folder
}

function tighten(folder: string): void {
  if (process.platform === 'win32' || (statSync(folder).mode & OTHERS) === 0) return
  try {
    chmodSync(folder, 0o700)
  } catch {
    // another user owns it, or its file system has no permissions: Gleaner works there all the same
  }
}
