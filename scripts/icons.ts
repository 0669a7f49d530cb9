import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { icns, ico } from './icons/containers.ts'
import { appSvg, trayStates, traySvg, type Inks } from './icons/mark.ts'
import { withRasterizer, type Rasterize } from './icons/rasterize.ts'
import { root } from './support/paths.ts'
import { script } from './support/script.ts'

const resources = join(root, 'resources')

const colours = { running: '#f2a93b', onRunning: '#1b2a26', warning: '#d6402f', onWarning: '#fff' }
const onDark: Inks = { ...colours, ink: '#f4f4f2' }
const onLight: Inks = { ...colours, ink: '#24302d' }
// A template has no colours: macOS fills its shape.
const template: Inks = {
  ink: '#000',
  running: '#000',
  onRunning: 'none',
  warning: '#000',
  onWarning: 'none'
}

await script(() =>
  withRasterizer(async (draw) => {
    for (const folder of ['tray', 'icons'])
      rmSync(join(resources, folder), { recursive: true, force: true })
    await drawApp(draw)
    for (const state of trayStates) await drawTray(draw, state)
    return 0
  })
)

async function drawApp(draw: Rasterize): Promise<void> {
  const sizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024]
  const pictures = await Promise.all(sizes.map((size) => draw(appSvg(size), size)))
  for (const { size, png } of pictures) {
    if (size <= 512) save(`icons/${size}x${size}.png`, png)
    else save('icon.png', png)
  }
  save('icon.ico', ico(pictures.filter(({ size }) => size <= 256)))
  save('icon.icns', icns(pictures))
}

async function drawTray(draw: Rasterize, state: (typeof trayStates)[number]): Promise<void> {
  await saveTwice(draw, `tray/${state}Template`, traySvg(state, template), 16)
  for (const [place, inks] of [
    ['on-dark', onDark],
    ['on-light', onLight]
  ] as const) {
    const drawing = traySvg(state, inks)
    const name = `tray/${state}-${place}`
    await saveTwice(draw, name, drawing, 32)
    const sizes = [16, 20, 24, 32, 40, 48, 64]
    save(`${name}.ico`, ico(await Promise.all(sizes.map((size) => draw(drawing, size)))))
  }
}

async function saveTwice(draw: Rasterize, name: string, svg: string, size: number): Promise<void> {
  save(`${name}.png`, (await draw(svg, size)).png)
  save(`${name}@2x.png`, (await draw(svg, size * 2)).png)
}

function save(name: string, content: Buffer): void {
  const file = join(resources, name)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, content)
}
