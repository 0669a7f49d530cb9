import { describe, expect, it } from 'vitest'
import { runNode } from '#scripts/support/processes.ts'
import { until } from '#scripts/support/until.ts'

describe('running a command', () => {
  it('a command returns its exit code and its output', async () => {
    const script = 'console.log("out"); console.error("err"); process.exitCode = 3'
    const { code, output } = await runNode(['-e', script])
    expect(code).toBe(3)
    expect(output.split('\n').filter(Boolean).sort()).toEqual(['err', 'out'])
  })

  it('a command ended by a signal returns 128 plus the number of the signal', async () => {
    const { code } = await runNode(['-e', 'process.kill(process.pid, "SIGKILL")'])
    expect(code).toBe(137)
  })
})

describe('waiting for a result', () => {
  it('waiting ends with the first result', async () => {
    const answers = [undefined, false, 'yes'] as const
    let asked = 0
    expect(await until('an answer', () => Promise.resolve(answers[asked++]))).toBe('yes')
  })

  it('a timeout names what did not happen', async () => {
    const never = until('the tray', () => Promise.resolve(undefined), 60)
    await expect(never).rejects.toThrow('in vain for the tray')
  })

  it('waiting goes on after an error, and a timeout contains the error', async () => {
    const broken = until('the tray', () => Promise.reject(new Error('there is none')), 60)
    await expect(broken).rejects.toThrow('in vain for the tray (there is none)')
  })
})
