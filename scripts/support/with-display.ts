import { hasDisplay, startXvfb } from './xvfb.ts'

/** Runs `work` with a DISPLAY if the system needs one: the user's own, or a virtual one. */
export async function withDisplay<T>(work: (env: NodeJS.ProcessEnv) => Promise<T>): Promise<T> {
  if (hasDisplay()) return work({})
  const display = await startXvfb()
  try {
    return await work({ DISPLAY: display.name })
  } finally {
    display.stop()
  }
}
