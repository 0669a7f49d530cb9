import { hasDisplay, startXvfb } from './xvfb.ts'

/** Runs `work` with a DISPLAY for those who need one: the person's own, or one that nobody sees. */
export async function withDisplay<T>(work: (env: NodeJS.ProcessEnv) => Promise<T>): Promise<T> {
  if (hasDisplay()) return work({})
  const display = await startXvfb()
  try {
    return await work({ DISPLAY: display.name })
  } finally {
    display.stop()
  }
}
