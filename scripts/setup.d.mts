/** Installs what a fresh clone needs. @throws Error whose message tells the user what to do */
export function setup(): Promise<void>

/**
 * Installs Debian's package faketime unless it is there.
 * @throws Error with one line that tells the user what to do, where it cannot be installed
 */
export function setupFaketime(isThere: () => boolean): Promise<void>
