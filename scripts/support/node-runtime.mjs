import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const wanted = 24

/** Returns the Node that runs the project: the one that npm installed, or the present one if it is new enough. */
export function projectNode(root) {
  const folder = join(root, 'node_modules', 'node')
  const binary = join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (existsSync(binary) && major(packageVersion(folder)) >= wanted) return binary
  return major(process.versions.node) >= wanted ? process.execPath : undefined
}

export function withoutProjectNode() {
  return (
    `Gleaner needs Node ${wanted} or newer. This is Node ${process.versions.node}, and npm could ` +
    `not install the optional package "node". Install Node ${wanted} from https://nodejs.org ` +
    '(or: nvm install 24) and run the command again.'
  )
}

function packageVersion(folder) {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version
}

function major(version) {
  return Number(version.split('.')[0])
}
