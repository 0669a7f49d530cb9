import { chromium } from '@playwright/test'
import { findCommand } from '../support/find-command.ts'
import { Failure } from '../support/script.ts'

export interface Picture {
  readonly size: number
  readonly png: Buffer
  /** Rows from the top, four bytes a pixel: red, green, blue, alpha, not premultiplied; up to 64 px. */
  readonly rgba: Buffer
}

export type Rasterize = (svg: string, size: number) => Promise<Picture>

/** Calls `work` with a function that draws an SVG at a size in Chromium. */
export async function withRasterizer<T>(work: (draw: Rasterize) => Promise<T>): Promise<T> {
  const executablePath = findCommand('chromium') ?? findCommand('google-chrome')
  if (executablePath === undefined) throw new Failure('Chromium is needed to draw the icons.')
  const browser = await chromium.launch({ executablePath })
  try {
    const page = await browser.newPage()
    return await work(async (svg, size) => {
      const { png, rgba } = await page.evaluate(draw, { svg, size })
      return { size, png: Buffer.from(png, 'base64'), rgba: Buffer.from(rgba) }
    })
  } finally {
    await browser.close()
  }
}

// Runs in the page.
async function draw({ svg, size }: { svg: string; size: number }) {
  const image = new Image()
  image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`
  await image.decode()
  const canvas = Object.assign(document.createElement('canvas'), { width: size, height: size })
  const context = canvas.getContext('2d')
  if (!context) throw new Error('no canvas')
  context.drawImage(image, 0, 0, size, size)
  const data = size > 64 ? [] : context.getImageData(0, 0, size, size).data
  return { png: canvas.toDataURL('image/png').split(',')[1] ?? '', rgba: [...data] }
}
