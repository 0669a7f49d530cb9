import { describe, expect, it } from 'vitest'
import { runNode } from '#scripts/support/processes.ts'
import { until } from '#scripts/support/until.ts'

describe('running a command', () => {
  it('answers its exit code and what it wrote', async () => {
    const script = 'console.log("out"); console.error("err"); process.exitCode = 3'
    const { code, output } = await runNode(['-e', script])
    expect(code).toBe(3)
    expect(output.split('\n').filter(Boolean).sort()).toEqual(['err', 'out'])
  })

  it('answers 128 and the number of the signal that ended it', async () => {
    const { code } = await runNode(['-e', 'process.kill(process.pid, "SIGKILL")'])
    expect(code).toBe(137)
  })
})

describe('waiting', () => {
  it('ends with the first answer', async () => {
    const answers = [undefined, false, 'yes'] as const
    let asked = 0
    expect(await until('an answer', () => Promise.resolve(answers[asked++]))).toBe('yes')
  })

  it('fails with the name of what did not come', async () => {
    const never = until('the tray', () => Promise.resolve(undefined), 60)
    await expect(never).rejects.toThrow('in vain for the tray')
  })

  it('goes on after a question that could not be asked, and tells why it gave up', async () => {
    const broken = until('the tray', () => Promise.reject(new Error('there is none')), 60)
    await expect(broken).rejects.toThrow('in vain for the tray (there is none)')
  })
})
