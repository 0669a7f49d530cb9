import { describe, expect, it } from 'vitest'
import type { Same } from '#shared/same-type.ts'

// the compiler checks these lines: a wrong value does not compile
const isSame: Same<{ a: string } & { b: number }, { readonly b: number; readonly a: string }> = true
const hasSameElements: Same<readonly { a: 1 }[], { a: 1 }[]> = true
const lacksOptional: Same<{ a: string }, { a: string; b?: number }> = false
const lacksDeepOptional: Same<{ a: { b: 1 }[] }, { a: { b: 1; c?: 2 }[] }> = false
const lacksCase: Same<{ a: 'x' }, { a: 'x' | 'y' }> = false

describe('the comparison of the contract with the schemas', () => {
  it('types that differ only in readonly or intersections are the same', () => {
    expect([isSame, hasSameElements]).toEqual([true, true])
  })

  it('types that differ in an optional member or a union case are not the same', () => {
    expect([lacksOptional, lacksDeepOptional, lacksCase]).toEqual([false, false, false])
  })
})
