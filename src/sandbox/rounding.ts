import type { Rounding } from './model.ts'

/** Returns `rounded_hours` in hundredths. Example: 2.11 h rounded up to 15 minutes are 2.25 h. */
export function roundHundredths(hundredths: number, rounding: Rounding): number {
  if (rounding === 'none') return hundredths
  const step = (rounding.minutes * 100) / 60
  const steps = hundredths / step
  const whole =
    rounding.direction === 'up' ? Math.ceil(Math.max(0, steps - 1e-9)) : Math.round(steps)
  return Math.round(whole * step)
}
