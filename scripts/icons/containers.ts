import type { Picture } from './rasterize.ts'

/** A Windows icon: bitmaps up to 64 px, which every reader takes, and PNG above. */
export function ico(pictures: readonly Picture[]): Buffer {
  const images = pictures.map((picture) => (picture.size > 64 ? picture.png : bitmap(picture)))
  const header = Buffer.alloc(6 + 16 * images.length)
  header.writeUInt16LE(1, 2)
  header.writeUInt16LE(images.length, 4)
  let offset = header.length
  images.forEach((image, index) => {
    const entry = 6 + 16 * index
    const size = pictures[index]?.size ?? 0
    header.writeUInt8(size % 256, entry)
    header.writeUInt8(size % 256, entry + 1)
    header.writeUInt16LE(1, entry + 4)
    header.writeUInt16LE(32, entry + 6)
    header.writeUInt32LE(image.length, entry + 8)
    header.writeUInt32LE(offset, entry + 12)
    offset += image.length
  })
  return Buffer.concat([header, ...images])
}

// A bitmap in an icon counts its mask as height too, and its rows start at the bottom.
function bitmap({ size, rgba }: Picture): Buffer {
  const maskRow = Math.ceil(size / 32) * 4
  const data = Buffer.alloc(40 + size * size * 4 + size * maskRow)
  data.writeUInt32LE(40, 0)
  data.writeInt32LE(size, 4)
  data.writeInt32LE(size * 2, 8)
  data.writeUInt16LE(1, 12)
  data.writeUInt16LE(32, 14)
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const from = (y * size + x) * 4
      const to = 40 + ((size - 1 - y) * size + x) * 4
      const [red = 0, green = 0, blue = 0, alpha = 0] = rgba.subarray(from, from + 4)
      data.set([blue, green, red, alpha], to)
    }
  }
  return data
}

const macTypes = new Map([
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic08', 256],
  ['ic13', 256],
  ['ic09', 512],
  ['ic14', 512],
  ['ic10', 1024]
])

/** A macOS icon: PNGs of 32 to 1024 px, plain and for Retina. */
export function icns(pictures: readonly Picture[]): Buffer {
  const entries = [...macTypes].flatMap(([type, size]) => {
    const picture = pictures.find((candidate) => candidate.size === size)
    return picture ? [chunk(type, picture.png)] : []
  })
  return chunk('icns', Buffer.concat(entries))
}

function chunk(type: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8)
  head.write(type, 'latin1')
  head.writeUInt32BE(content.length + 8, 4)
  return Buffer.concat([head, content])
}
