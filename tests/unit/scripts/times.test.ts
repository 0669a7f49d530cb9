import { describe, expect, it } from 'vitest'
import { childrenCpuMsOf } from '#scripts/support/cpu-time.ts'
import { runMeasured } from '#scripts/support/processes.ts'
import { describeTimes } from '#scripts/support/times.ts'

describe('the line of times', () => {
  it('the line shows wall and CPU time of each step and in total', () => {
    const steps = [
      { name: 'unit', wallMs: 20_400, cpuMs: 62_000 },
      { name: 'e2e', wallMs: 340_000, cpuMs: 550_200 }
    ]
    expect(describeTimes(steps, 361_000)).toBe(
      'Time: unit 20 s (1:02 CPU), e2e 5:40 (9:10 CPU); all 6:01 (10:12 CPU)'
    )
  })

  it('the line shows only wall time if the system reports no CPU time', () => {
    const steps = [
      { name: 'format', wallMs: 3_140, cpuMs: undefined },
      { name: 'lint', wallMs: 59_600, cpuMs: 3_000 }
    ]
    expect(describeTimes(steps, 9_949)).toBe('Time: format 3.1 s, lint 1:00 (3.0 s CPU); all 9.9 s')
  })
})

describe('CPU time', () => {
  it('CPU time is read from a line of /proc for any process name', () => {
    const fields = ['S', ...Array.from({ length: 40 }, (_, index) => index)]
    expect(childrenCpuMsOf(`7 (a) b (c)) ${fields.join(' ')}`)).toBe((12 + 13) * 10)
  })

  it.runIf(process.platform === 'linux')(
    'CPU time includes the commands that a command starts',
    async () => {
      const work = 'while (process.cpuUsage().user < 300_000);'
      const start = `require('node:child_process').spawnSync(process.execPath, ['-e', ${JSON.stringify(work)}])`
      const { code, cpuMs } = await runMeasured(['-e', start])
      expect(code).toBe(0)
      expect(cpuMs).toBeGreaterThanOrEqual(300)
    }
  )

  it('measuring does not change the exit code and output of a command', async () => {
    const { code, output } = await runMeasured(['-e', 'console.log("out"); process.exitCode = 3'])
    expect([code, output]).toEqual([3, 'out\n'])
  })
})
