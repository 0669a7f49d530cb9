/** True if windows use a Wayland compositor directly; false on X11 and XWayland (`--ozone-platform=x11`). */
export function isWaylandSession(
  os: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
  ozonePlatform: string
): boolean {
  if (os !== 'linux' || ozonePlatform === 'x11') return false
  return (
    ozonePlatform === 'wayland' ||
    env['XDG_SESSION_TYPE'] === 'wayland' ||
    Boolean(env['WAYLAND_DISPLAY'])
  )
}
