/** The page where Harvest creates personal access tokens. */
export const TOKEN_PAGE = 'https://id.getharvest.com/developers'

/** Returns a token without spaces, line ends and `Bearer`, which are copied along with it. */
export function cleanToken(typed: string): string {
  return typed.trim().replace(/^bearer\s+/i, '')
}
