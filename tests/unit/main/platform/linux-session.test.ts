import { expect, it } from 'vitest'
import { isWaylandSession } from '#main/platform/linux-session.ts'

it.each([
  ['a Wayland session', 'linux', { XDG_SESSION_TYPE: 'wayland' }, '', true],
  ['a Wayland display', 'linux', { WAYLAND_DISPLAY: 'wayland-0' }, '', true],
  ['a request for Wayland', 'linux', {}, 'wayland', true],
  ['a request for XWayland', 'linux', { XDG_SESSION_TYPE: 'wayland' }, 'x11', false],
  ['X11', 'linux', { XDG_SESSION_TYPE: 'x11' }, '', false],
  ['another system', 'darwin', { WAYLAND_DISPLAY: 'wayland-0' }, '', false]
] as const)('%s on %s with %j %s counts as Wayland: %s', (_what, os, env, ozone, expected) => {
  expect(isWaylandSession(os, env, ozone)).toBe(expected)
})
