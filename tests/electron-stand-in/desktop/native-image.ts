import { existsSync, readFileSync } from 'node:fs'
import type Electron from 'electron'

const EMPTY = Buffer.alloc(0)

/** A picture by its bytes. It is never decoded: only its size is read from a PNG's head. */
export class NativeImage {
  readonly #png: Buffer
  #template: boolean
  isMacTemplateImage = false
  /** The file it came from, so that a test can tell which icon is shown. */
  readonly _source: string

  constructor(png: Buffer, source: string) {
    this.#png = png
    this._source = source
    this.#template = /Template(@\dx)?\.\w+$/.test(source)
  }

  isEmpty(): boolean {
    return this.#png.length === 0
  }
  toPNG(): Buffer {
    return this.#png
  }
  toDataURL(): string {
    return `data:image/png;base64,${this.#png.toString('base64')}`
  }
  getSize(): Electron.Size {
    if (this.#png.length < 24) return { width: 0, height: 0 }
    return { width: this.#png.readUInt32BE(16), height: this.#png.readUInt32BE(20) }
  }
  resize(): NativeImage {
    return new NativeImage(this.#png, this._source)
  }
  addRepresentation(): void {}
  setTemplateImage(option: boolean): void {
    this.#template = option
  }
  isTemplateImage(): boolean {
    return this.#template
  }
}

export const nativeImage = {
  createEmpty: (): NativeImage => new NativeImage(EMPTY, ''),
  createFromPath(path: string): NativeImage {
    return new NativeImage(existsSync(path) ? readFileSync(path) : EMPTY, path)
  },
  createFromBuffer: (buffer: Buffer): NativeImage => new NativeImage(buffer, ''),
  createFromBitmap: (buffer: Buffer): NativeImage => new NativeImage(buffer, ''),
  createFromDataURL(dataURL: string): NativeImage {
    const base64 = /^data:image\/[a-z+]+;base64,(.*)$/.exec(dataURL)?.[1] ?? ''
    return new NativeImage(Buffer.from(base64, 'base64'), '')
  },
  createFromNamedImage: (imageName: string): NativeImage => new NativeImage(EMPTY, imageName)
}

/** Where Electron takes a picture or its path, it refuses a path with no picture behind it. */
export function toImage(picture: unknown): NativeImage {
  if (picture instanceof NativeImage) return picture
  if (typeof picture !== 'string')
    throw new TypeError('Argument must be a file path or a NativeImage')
  const image = nativeImage.createFromPath(picture)
  if (image.isEmpty()) throw new Error(`Failed to load image from path '${picture}'`)
  return image
}
