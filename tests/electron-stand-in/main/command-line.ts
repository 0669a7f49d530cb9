import { run } from '../run.ts'

const added = new Map(run.switches)

export const commandLine = {
  appendSwitch(name: string, value = ''): void {
    added.set(name, value)
  },
  appendArgument(): void {},
  removeSwitch(name: string): void {
    added.delete(name)
  },
  hasSwitch: (name: string): boolean => added.has(name),
  getSwitchValue: (name: string): string => added.get(name) ?? ''
}
