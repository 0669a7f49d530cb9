import { describe, expect, it } from 'vitest'
import { isDoNotDisturbOn } from '#main/platform/do-not-disturb.ts'

/** A desktop with these tools and their output. Other tools are not installed. */
function on(desktop: string, answers: Readonly<Record<string, string>>): Promise<boolean> {
  const env = { XDG_CURRENT_DESKTOP: desktop }
  return isDoNotDisturbOn({ env, ask: async (command) => answers[command] ?? null })
}

describe('do not disturb', () => {
  it.each([
    ['GNOME that shows no banners', 'ubuntu:GNOME', { gsettings: 'false\n' }, true],
    ['GNOME that shows them', 'GNOME', { gsettings: 'true\n' }, false],
    ['Plasma that holds them back', 'KDE', { gdbus: '(<true>,)\n' }, true],
    ['Plasma that does not', 'KDE', { gdbus: '(<false>,)\n' }, false],
    ['Plasma without gdbus', 'KDE', { busctl: 'b true\n' }, true],
    ['a desktop without any of the tools', 'KDE', {}, false],
    ['a desktop that does not tell', 'sway', { gsettings: 'false\n' }, false]
  ] as const)('do not disturb is detected on %s', async (_, desktop, answers, expected) => {
    expect(await on(desktop, answers)).toBe(expected)
  })
})
