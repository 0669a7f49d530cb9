import { expect, it } from 'vitest'
import { withDecimals } from '#shared/time/fractions.ts'

it.each([
  ['½ h', '.5 h'],
  ['1½', '1.5'],
  ['1 ¾ h', '1.75 h'],
  ['3/4', '.75'],
  ['1 1/2 h', '1.5 h']
])('the fraction in %j is written as a decimal', (text, decimal) => {
  expect(withDecimals(text)).toBe(decimal)
})

it.each(['1/2/26', '11/2', '2/3', '1.1/2'])('%j contains no fraction', (text) => {
  expect(withDecimals(text)).toBe(text)
})
