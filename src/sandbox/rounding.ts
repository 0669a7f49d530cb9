import type { Rounding } from './model.ts'

/** `rounded_hours` in hundredths: 2.11 h is 2.25 h when rounding up to 15 minutes. */
export function roundHundredths(hundredths: number, rounding: Rounding): number {
  if (rounding === 'none') return hundredths
  const step = (rounding.minutes * 100) / 60
  const steps = hundredths / step
  const whole =
    rounding.direction === 'up' ? Math.ceil(Math.max(0, steps - 1e-9)) : Math.round(steps)
  return Math.round(whole * step)
}
