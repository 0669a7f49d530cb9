import { describe, expect, it, vi } from 'vitest'
import { createShell } from '#main/platform/shell.ts'

function shellOn({ trouble = '' } = {}) {
  const openExternal = vi.fn(async () => {})
  const openPath = vi.fn(async () => trouble)
  return { openExternal, openPath, shell: createShell({ openExternal, openPath }, '/data') }
}

describe('the shell', () => {
  it('https addresses are opened', async () => {
    const { openExternal, shell } = shellOn()
    await shell.openExternal('https://id.getharvest.com/developers')
    expect(openExternal).toHaveBeenCalledExactlyOnceWith('https://id.getharvest.com/developers')
  })

  it.each(['http://example.com', 'file:///etc/passwd', 'smb://host/share', 'calc:', 'nothing'])(
    'the address %s is not opened',
    async (url) => {
      const { openExternal, shell } = shellOn()
      await expect(shell.openExternal(url)).rejects.toThrow()
      expect(openExternal).not.toHaveBeenCalled()
    }
  )

  it('only the data folder can be shown', async () => {
    const { openPath, shell } = shellOn()
    await shell.openDataFolder()
    expect(openPath).toHaveBeenCalledExactlyOnceWith('/data')
  })

  it('a failure to show the data folder is thrown', async () => {
    const { shell } = shellOn({ trouble: 'no file manager' })
    await expect(shell.openDataFolder()).rejects.toThrow('no file manager')
  })
})
