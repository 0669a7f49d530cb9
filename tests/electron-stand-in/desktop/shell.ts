import { run } from '../run.ts'

const addresses: string[] = []

export const shell = {
  async openExternal(url: string): Promise<void> {
    if (typeof url !== 'string') throw new TypeError('url must be a string')
    record(new URL(url).href)
  },
  async openPath(path: string): Promise<string> {
    record(path)
    return ''
  },
  showItemInFolder(fullPath: string): void {
    record(fullPath)
  },
  async trashItem(path: string): Promise<void> {
    record(path)
  },
  beep(): void {}
}

/** Returns the addresses that the app opened, in order. */
export function openedAddresses(): readonly string[] {
  return addresses
}

function record(address: string): void {
  addresses.push(address)
  if (!run.driven) console.log(`opened: ${address}`)
}
