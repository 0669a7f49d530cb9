import { expect, test } from 'vitest'
import { fail, ok } from '#shared/failure.ts'
import { Outcomes } from '#renderer/window/outcomes.svelte.ts'

test('a failure stays until a command succeeds', async () => {
  const outcomes = new Outcomes()
  await outcomes.of(Promise.resolve(fail('locked')))
  expect(outcomes.failure).toEqual({ kind: 'locked' })
  await outcomes.of(Promise.resolve(ok()))
  expect(outcomes.failure).toBeNull()
})

test('a failure can be dismissed', async () => {
  const outcomes = new Outcomes()
  await outcomes.of(Promise.resolve(fail('locked')))
  outcomes.dismiss()
  expect(outcomes.failure).toBeNull()
})

test('a rejected call of the main process is an internal failure', async () => {
  const outcomes = new Outcomes()
  const result = await outcomes.of(Promise.reject(new Error('no handler')))
  expect(result).toEqual(fail('internal'))
  expect(outcomes.failure).toEqual({ kind: 'internal' })
})
