import type { TrayIcon } from '#shared/tray.ts'

/** The colours of one drawing; templates for macOS are black throughout. */
export interface Inks {
  readonly ink: string
  readonly running: string
  readonly onRunning: string
  readonly warning: string
  readonly onWarning: string
}

export const trayStates = [
  'signed-out',
  'idle',
  'running',
  'offline',
  'attention',
  'asking'
] as const satisfies readonly TrayIcon[]

/** Draws the tray icon of a state on a 16 px grid. Each state has its own shape. */
export function traySvg(state: TrayIcon, inks: Inks): string {
  return svg(16, drawings[state](inks))
}

const drawings: Record<TrayIcon, (inks: Inks) => string> = {
  idle: ({ ink }) => ear({ fill: ink }),
  running: ({ running, onRunning }) =>
    `<mask id="m"><rect width="16" height="16" fill="#fff"/>${small(ear({ fill: '#000', stem: 1.4 }))}</mask>` +
    `<circle cx="8" cy="8" r="8" fill="${running}" mask="url(#m)"/>` +
    small(ear({ fill: onRunning, stem: 1.5 })),
  'signed-out': ({ ink }) => hollowEar(ink),
  offline: ({ ink }) =>
    `<mask id="m"><rect width="16" height="16" fill="#fff"/><path d="M1.5 1.5 15 15" stroke="#000" stroke-width="4"/></mask>` +
    `<g mask="url(#m)">${ear({ fill: ink })}</g>` +
    `<path d="M2 2 14.4 14.4" stroke="${ink}" stroke-width="1.4" stroke-linecap="round"/>`,
  attention: ({ ink, warning, onWarning }) =>
    `<mask id="m"><rect width="16" height="16" fill="#fff"/><circle cx="11.6" cy="11.4" r="5.4" fill="#000"/></mask>` +
    `<g mask="url(#m)"><g transform="translate(-2 0)">${ear({ fill: ink })}</g></g>` +
    `<mask id="b"><rect width="16" height="16" fill="#fff"/>${exclamation('#000')}</mask>` +
    `<circle cx="11.6" cy="11.4" r="4.4" fill="${warning}" mask="url(#b)"/>${exclamation(onWarning)}`,
  asking: ({ ink }) =>
    `<g transform="translate(0 -.6) scale(1 .72)">${ear({ fill: ink })}</g>` +
    [4, 8, 12].map((x) => `<circle cx="${x}" cy="14" r="1.5" fill="${ink}"/>`).join('')
}

/**
 * Draws the app icon on a 1024 px grid: an ear of grain is the hand of a clock. Small sizes omit the rim of the
 * clock and enlarge the ear.
 */
export function appSvg(size: number): string {
  const gold = { fill: 'url(#gold)', stem: size > 32 ? 0.9 : 1.3 }
  return svg(
    1024,
    `<defs>
      <linearGradient id="ground" x1="0" y1="0" x2="0" y2="1">
        <stop offset="0" stop-color="#20594c"/><stop offset="1" stop-color="#0f352f"/>
      </linearGradient>
      <linearGradient id="gold" x1="0" y1="0" x2="0" y2="1">
        <stop offset="0" stop-color="#ffd98a"/><stop offset="1" stop-color="#f0a83a"/>
      </linearGradient>
    </defs>
    <rect x="64" y="64" width="896" height="896" rx="204" fill="url(#ground)"/>
    ${size > 32 ? rim : ''}
    <g transform="${size > 32 ? 'translate(208 202) scale(38)' : 'translate(104 104) scale(51)'}">${ear(gold)}</g>`
  )
}

const rim =
  '<circle cx="512" cy="512" r="322" fill="none" stroke="#fff" stroke-opacity=".18" stroke-width="34"/>' +
  '<path d="M512 190 A322 322 0 0 1 834 512" fill="none" stroke="#ffcf73" stroke-width="34" stroke-linecap="round"/>'

const side = { length: 6, width: 1.9 }

interface EarOptions {
  readonly fill: string
  readonly stem?: number
}

function ear({ fill, stem = 1.3 }: EarOptions): string {
  const pairs = [9.1, 13.2].flatMap((y) => [grain(7.8, y, -49, side), grain(8.2, y, 49, side)])
  const grains = [grain(8, 5.3, 0, { length: 5.1, width: 2 }), ...pairs]
  return (
    `<path d="${grains.join('')}" fill="${fill}"/>` +
    `<path d="M8 5.2V15.3" stroke="${fill === 'url(#gold)' ? '#f4b550' : fill}" stroke-width="${stem}" stroke-linecap="round"/>`
  )
}

function hollowEar(ink: string): string {
  const grains = [
    grain(8, 6.6, 0, { length: 5.8, width: 2.3 }),
    grain(7.4, 12, -46, { length: 6.6, width: 2.3 }),
    grain(8.6, 12, 46, { length: 6.6, width: 2.3 })
  ]
  return `<path d="${grains.join('')}M8 7.6V15.3" fill="none" stroke="${ink}" stroke-width="1.1" stroke-linecap="round" stroke-linejoin="round"/>`
}

/** Draws a grain with its foot at (x, y), rotated by `degrees` from upright. */
function grain(x: number, y: number, degrees: number, { length = 5, width = 2.2 } = {}): string {
  const angle = (degrees * Math.PI) / 180
  const at = (across: number, along: number) => {
    const px = x + across * Math.cos(angle) + along * Math.sin(angle)
    const py = y + across * Math.sin(angle) - along * Math.cos(angle)
    return `${px.toFixed(3)} ${py.toFixed(3)}`
  }
  const side = (w: number) => `C${at(w, length * 0.25)},${at(w, length * 0.7)},`
  const back = (w: number) => `C${at(w, length * 0.7)},${at(w, length * 0.25)},`
  return `M${at(0, 0)}${side(width)}${at(0, length)}${back(-width)}${at(0, 0)}Z`
}

function small(drawing: string): string {
  return `<g transform="translate(1.76 1.76) scale(.78)">${drawing}</g>`
}

function exclamation(fill: string): string {
  return `<path d="M11.6 8.9V11.7M11.6 13.75V13.8" stroke="${fill}" stroke-width="1.7" stroke-linecap="round"/>`
}

function svg(size: number, content: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" width="${size}" height="${size}">${content}</svg>`
}
