import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { readConfig } from '#main/config.ts'
import { prepareDataFolder } from '#main/platform/data-folder.ts'
import { describeStartFailure } from '#main/prompts/start-failure.ts'

function failureOf(work: () => unknown): { title: string; text: string } {
  try {
    work()
  } catch (error) {
    return describeStartFailure(error, 'en')
  }
  throw new Error('it did not fail')
}

function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'data-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return folder
}

describe('start failures', () => {
  it('the failure names an API address that is neither Harvest’s nor this computer’s', () => {
    const env = { GLEANER_API_URL: 'https://evil.example/v2' }
    expect(failureOf(() => readConfig(env, [], '1.0.0')).text).toContain('evil.example')
  })

  it('the failure names a data folder that cannot be used', () => {
    const file = path.join(temporaryFolder(), 'data')
    writeFileSync(file, '')
    expect(failureOf(() => prepareDataFolder(file)).text).toContain(file)
  })

  it('the failure does not show the message of an unexpected error', () => {
    const { text } = describeStartFailure(new Error('private'), 'en')
    expect(text).not.toContain('private')
    expect(text).not.toBe('')
  })
})

describe('the data folder', () => {
  it('the data folder is created for this user only', () => {
    const folder = path.join(temporaryFolder(), 'a/b')
    expect(prepareDataFolder(folder)).toBe(folder)
    if (process.platform !== 'win32') expect(statSync(folder).mode & 0o077).toBe(0)
  })

  it('an existing data folder is accepted', () => {
    const folder = path.join(temporaryFolder(), 'a')
    mkdirSync(folder)
    expect(prepareDataFolder(folder)).toBe(folder)
  })
})
