import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { describe, expect, it, onTestFinished } from 'vitest'
import { send } from './support.ts'

function start(...args: readonly string[]): ChildProcess {
  const child = spawn(process.execPath, ['src/sandbox/cli.ts', ...args], { stdio: 'pipe' })
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  return child
}

async function firstLine(child: ChildProcess): Promise<string> {
  let text = ''
  for await (const chunk of child.stdout ?? []) {
    text += String(chunk)
    if (text.includes('\n')) break
  }
  return text.split('\n')[0] ?? ''
}

async function outcome(child: ChildProcess): Promise<{ code: unknown; errors: string }> {
  let errors = ''
  child.stderr?.on('data', (chunk) => (errors += String(chunk)))
  const [code] = (await once(child, 'close')) as unknown[]
  return { code, errors }
}

describe('npm run sandbox', () => {
  it('the sandbox prints its address and tokens, serves, and stops on SIGTERM', async () => {
    const child = start('--mode', 'timestamps', '--clock', '2026-11-18T15:00:00Z', '--empty')
    const line: unknown = JSON.parse(await firstLine(child))
    const { url, accountId, tokens } = line as {
      url: string
      accountId: number
      tokens: Record<string, string>
    }
    expect(Object.keys(tokens)).toEqual(['administrator', 'manager', 'member'])
    const reply = await send(`${url}/v2/time_entries`, {
      headers: {
        authorization: `Bearer ${tokens.administrator}`,
        'harvest-account-id': String(accountId)
      }
    })
    expect(reply.body.total_entries).toBe(0)
    expect(reply.headers.get('date')).toMatch(/^Wed, 18 Nov 2026 15:00:/)
    const stopped = outcome(child)
    child.kill('SIGTERM')
    expect((await stopped).code).toBe(0)
  })

  it.each([
    [['--mode', 'weekly'], '--mode is duration or timestamps, not weekly'],
    [['--port', '70000'], '--port is a whole number from 0 to 65535, not 70000'],
    [['--limit', 'few'], '--limit is a whole number from 1 to 1000000, not few'],
    [['--clock', 'noon'], '--clock is an ISO 8601 moment'],
    [['--colour'], "Unknown option '--colour'"]
  ])('the arguments %j are refused with a message and exit code 2', async (args, message) => {
    const { code, errors } = await outcome(start(...args))
    expect(code).toBe(2)
    expect(errors).toContain(message)
    expect(errors).toContain('usage: sandbox')
  })
})
