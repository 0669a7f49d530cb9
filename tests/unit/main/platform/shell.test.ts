import { describe, expect, it, vi } from 'vitest'
import { createShell } from '#main/platform/shell.ts'

describe('the shell', () => {
  it('opens https addresses', async () => {
    const openExternal = vi.fn(async () => {})
    await createShell({ openExternal }).openExternal('https://id.getharvest.com/developers')
    expect(openExternal).toHaveBeenCalledExactlyOnceWith('https://id.getharvest.com/developers')
  })

  it.each(['http://example.com', 'file:///etc/passwd', 'smb://host/share', 'calc:', 'nothing'])(
    'refuses %s',
    async (url) => {
      const openExternal = vi.fn(async () => {})
      await expect(createShell({ openExternal }).openExternal(url)).rejects.toThrow()
      expect(openExternal).not.toHaveBeenCalled()
    }
  )
})
