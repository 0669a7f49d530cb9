import type { KeyboardLayout } from './accelerators.ts'

interface Keyboard {
  getLayoutMap(): Promise<KeyboardLayout>
}

/** Returns the present keyboard layout, or null where the system does not give it (https://wicg.github.io/keyboard-map). */
export async function presentLayout(): Promise<KeyboardLayout | null> {
  const { keyboard } = navigator as Navigator & { readonly keyboard?: Keyboard }
  return (await keyboard?.getLayoutMap().catch(() => null)) ?? null
}
