import path from 'node:path'
import { expect, it } from 'vitest'
import { findResources } from '#main/platform/resources.ts'

it('icons lie beside the archive in a package, and in the project folder otherwise', () => {
  const packaged = findResources({ isPackaged: true, getAppPath: () => '/opt/app.asar' }, '/opt')
  expect(packaged.trayIcons).toBe(path.join('/opt', 'tray'))
  expect(packaged.preload).toBe(path.join('/opt/app.asar', 'out/preload/index.cjs'))
  const project = findResources({ isPackaged: false, getAppPath: () => '/home/me/app' }, '/usr')
  expect(project.trayIcons).toBe(path.join('/home/me/app', 'resources/tray'))
  expect(project.pages).toBe(path.join('/home/me/app', 'out/renderer'))
})
