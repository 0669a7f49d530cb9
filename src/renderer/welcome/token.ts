/** Where Harvest makes personal access tokens. */
export const TOKEN_PAGE = 'https://id.getharvest.com/developers'

/** A token as it is meant: what comes along when one copies (spaces, line ends, `Bearer`) is left out. */
export function cleanToken(typed: string): string {
  return typed.trim().replace(/^bearer\s+/i, '')
}
