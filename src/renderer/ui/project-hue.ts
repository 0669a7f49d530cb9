/* Hues that are distinct at one lightness, in OKLCH degrees, without the green of the accent. */
const HUES = [250, 25, 80, 300, 200, 345, 125, 275, 50, 225, 5, 320, 100, 145] as const

/** Returns the hue of a project, 0 to 360 degrees (OKLCH). The same id always has the same hue. */
export function projectHue(projectId: number): number {
  const spread = Math.imul(projectId ^ (projectId >>> 15), 0x9e3779b1) >>> 0
  return HUES[(spread >>> 8) % HUES.length] ?? HUES[0]
}
