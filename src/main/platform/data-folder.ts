import { accessSync, constants, mkdirSync } from 'node:fs'

/** Thrown when the data folder cannot be made or written. */
export class DataFolderError extends Error {
  override readonly name = 'DataFolderError'
  readonly folder: string

  constructor(folder: string, cause: unknown) {
    super('The data folder cannot be used', { cause })
    this.folder = folder
  }
}

/** Makes sure the folder is there, for this person only, and can be written. */
export function prepareDataFolder(folder: string): string {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    accessSync(folder, constants.R_OK | constants.W_OK)
    return folder
  } catch (error) {
    throw new DataFolderError(folder, error)
  }
}
