/** Protections that a run can switch off, to show that the histories need them. */
export const PROTECTIONS = ['settle', 'seen'] as const

export type Protection = (typeof PROTECTIONS)[number]

export function isProtection(name: string): name is Protection {
  return PROTECTIONS.some((each) => each === name)
}
