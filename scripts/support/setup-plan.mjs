const browsers = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

export const systemPackages = [
  { name: 'chromium', commands: browsers },
  { name: 'xvfb', commands: ['Xvfb'] },
  { name: 'libsecret-1-dev' },
  { name: 'gnome-keyring', commands: ['gnome-keyring-daemon'] },
  { name: 'dbus', commands: ['dbus-run-session'] },
  { name: 'build-essential' },
  { name: 'python3', commands: ['python3'] },
  { name: 'pkg-config', commands: ['pkg-config'] },
  { name: 'fonts-noto-core' }
]

export function installedPackages(dpkgOutput) {
  const lines = dpkgOutput.split('\n').map((line) => line.split('\t'))
  return new Set(lines.filter(([, status]) => status?.startsWith('ii')).map(([name]) => name))
}

export function missingPackages(installed, hasCommand) {
  return systemPackages
    .filter(({ name, commands = [] }) => !installed.has(name) && !commands.some(hasCommand))
    .map(({ name }) => name)
}

export function installLine(missing) {
  return `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${missing.join(' ')}`
}

export function obstacle(name, { isRoot, hasApt }) {
  if (!hasApt) return `the package ${name} is missing. Install it with your package manager.`
  if (isRoot) return undefined
  return `the package ${name} is missing. Run: ${installLine([name])}`
}

export function matchesLock(lock, installed) {
  const there = installed.packages ?? {}
  return Object.entries(lock.packages ?? {}).every(([path, wanted]) => {
    if (path === '') return true
    const found = there[path]
    return found ? found.version === wanted.version : wanted.optional === true
  })
}

export function distribution(osRelease) {
  return /^ID="?([^"\n]*)"?$/m.exec(osRelease)?.[1] ?? ''
}
