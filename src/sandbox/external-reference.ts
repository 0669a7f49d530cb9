import type { ExternalReference } from './model.ts'
import { hostsWithIcon, inventedTexts, type NotObserved } from './not-observed.ts'
import { unprocessable } from './refusal.ts'

const ICONS = 'https://proxy.harvestfiles.com/production_harvestapp_public/uploads/platform_icons'

/**
 * Reads the external reference that was sent, with its values as strings; null without an id.
 * Ignores its `service` and icon.
 */
export function readReference(value: unknown, switches: NotObserved): ExternalReference | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  const sent = value as Readonly<Record<string, unknown>>
  const id = text(sent.id)
  if (id === null) return null
  const permalink = text(sent.permalink)
  if (permalink === null && switches.referenceWithoutPermalink === 'refused') {
    throw unprocessable(inventedTexts.referenceWithoutPermalink)
  }
  return { id, groupId: text(sent.group_id), accountId: text(sent.account_id), permalink }
}

/** Returns the service: the host of the permalink, or null. */
export function serviceOf(reference: ExternalReference, switches: NotObserved): string | null {
  const host = hostOf(reference.permalink)
  return host !== null && (hasIcon(host) || switches.unknownService === 'host') ? host : null
}

export function iconOf(reference: ExternalReference): string | null {
  const host = hostOf(reference.permalink)
  return host !== null && hasIcon(host) ? `${ICONS}/${host}.png?1594318998` : null
}

function hasIcon(host: string): boolean {
  return hostsWithIcon.some((known) => host === known || host.endsWith(`.${known}`))
}

function hostOf(permalink: string | null): string | null {
  return permalink !== null && URL.canParse(permalink) ? new URL(permalink).host || null : null
}

function text(value: unknown): string | null {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value !== '' ? value : null
}
