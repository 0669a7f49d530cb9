/** One line of a plot: what something took, milliseconds, at each number of entries. */
export interface Line {
  readonly name: string
  readonly colour: string
  readonly points: readonly (readonly [entries: number, ms: number])[]
}

/** Both axes logarithmic: what is flat does not grow with the history. */
export function growthPlot(lines: readonly Line[]): string {
  const x = (entries: number) => 70 + (Math.log10(entries) - 3) * 220
  const y = (ms: number) => 230 - (Math.log10(Math.max(ms, 0.01)) + 2) * 50
  const paths = lines.map(({ name, colour, points }, index) => {
    const corners = points.map(([entries, ms]) => `${x(entries)},${y(ms).toFixed(1)}`).join(' ')
    return `<polyline points="${corners}" fill="none" stroke="${colour}" stroke-width="2"/><text x="530" y="${40 + index * 18}" fill="${colour}">${name}</text>`
  })
  const grid = [0.01, 0.1, 1, 10, 100].map(
    (ms) =>
      `<line x1="70" x2="510" y1="${y(ms)}" y2="${y(ms)}" stroke="#ddd"/><text x="62" y="${y(ms) + 4}" text-anchor="end">${ms} ms</text>`
  )
  const sizes = (lines[0]?.points ?? []).map(
    ([entries]) =>
      `<text x="${x(entries)}" y="252" text-anchor="middle">${entries.toLocaleString('en')}</text>`
  )
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 270" font-family="sans-serif" font-size="12"><rect width="640" height="270" fill="#fff"/>${[...grid, ...paths, ...sizes].join('')}</svg>\n`
}
