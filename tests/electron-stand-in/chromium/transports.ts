import type { Readable, Writable } from 'node:stream'
import type { Transport } from './connection.ts'

/** Messages over two pipes, each ended by a zero byte. */
export function pipeTransport(input: Writable, output: Readable): Transport {
  input.on('error', () => {}) // Chromium is gone; the connection's `end` rejects what waits for it
  return {
    send: (text) => void input.write(`${text}\0`),
    onMessage(listener) {
      let rest = ''
      output.setEncoding('utf8').on('data', (chunk: string) => {
        const parts = (rest + chunk).split('\0')
        rest = parts.pop() ?? ''
        for (const part of parts) listener(part)
      })
    }
  }
}

/** Messages over a WebSocket; those sent before it is open wait for it. */
export function socketTransport(socket: WebSocket): Transport {
  const opened = new Promise<void>((resolve) => socket.addEventListener('open', () => resolve()))
  return {
    send(text) {
      if (socket.readyState === WebSocket.CONNECTING) void opened.then(() => socket.send(text))
      else if (socket.readyState === WebSocket.OPEN) socket.send(text)
    },
    onMessage: (listener) =>
      socket.addEventListener('message', ({ data }) => listener(String(data)))
  }
}
