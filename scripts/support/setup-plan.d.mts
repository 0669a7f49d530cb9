export interface SystemPackage {
  readonly name: string
  /** Any of these on PATH will do as well as the package. */
  readonly commands?: readonly string[]
}

export interface Lockfile {
  readonly packages?: Readonly<Record<string, { version?: string; optional?: boolean }>>
}

export const systemPackages: readonly SystemPackage[]

/** The names that `dpkg-query -W -f='${Package}\t${db:Status-Abbrev}\n'` reports as installed. */
export function installedPackages(dpkgOutput: string): Set<string>

/** The packages that are neither installed nor stood in for by a command, in their order. */
export function missingPackages(
  installed: ReadonlySet<string>,
  hasCommand: (command: string) => boolean
): string[]

/** What a person without root rights has to type. */
export function installLine(missing: readonly string[]): string

/** One line that says what to do where setup cannot install a package itself; else undefined. */
export function obstacle(
  name: string,
  here: { readonly isRoot: boolean; readonly hasApt: boolean }
): string | undefined

/** Whether npm's own record of node_modules has every package of the lock, in its version. */
export function matchesLock(lock: Lockfile, installed: Lockfile): boolean

/** The `ID` of /etc/os-release, e.g. `debian`. */
export function distribution(osRelease: string): string
