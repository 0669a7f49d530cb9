import { describe, expect, it } from 'vitest'
import { isDoNotDisturbOn } from '#main/platform/do-not-disturb.ts'

/** A desktop with these tools and their output. Other tools are not installed. */
function on(desktop: string, answers: Readonly<Record<string, string>>): Promise<boolean> {
  const env = { XDG_CURRENT_DESKTOP: desktop }
  return isDoNotDisturbOn({ env, ask: async (command) => answers[command] ?? null })
}

describe('do not disturb', () => {
  it.each([
    ['GNOME without banners', 'ubuntu:GNOME', { gsettings: 'false\n' }, true],
    ['GNOME with banners', 'GNOME', { gsettings: 'true\n' }, false],
    ['Plasma with inhibited notifications', 'KDE', { gdbus: '(<true>,)\n' }, true],
    ['Plasma with notifications', 'KDE', { gdbus: '(<false>,)\n' }, false],
    ['Plasma without gdbus', 'KDE', { busctl: 'b true\n' }, true],
    ['a desktop without the tools', 'KDE', {}, false],
    ['a desktop without such a setting', 'sway', { gsettings: 'false\n' }, false]
  ] as const)('do not disturb is read from %s', async (_, desktop, answers, expected) => {
    expect(await on(desktop, answers)).toBe(expected)
  })
})
