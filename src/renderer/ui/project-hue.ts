/* Hues that stay apart at one lightness, in OKLCH degrees; the accent's own green is left out. */
const HUES = [250, 25, 80, 300, 200, 345, 125, 275, 50, 225, 5, 320, 100, 145] as const

/** The hue of a project, 0 to 360 degrees (OKLCH): the same for the same id, on every computer. */
export function projectHue(projectId: number): number {
  const spread = Math.imul(projectId ^ (projectId >>> 15), 0x9e3779b1) >>> 0
  return HUES[(spread >>> 8) % HUES.length] ?? HUES[0]
}
