import { readJson } from './json.ts'
import { inventedTexts } from './not-observed.ts'
import type { Parameters } from './parameters.ts'
import { Refusal } from './refusal.ts'

/** Returns the parameters of a JSON or form body. Other content types have none. */
export async function readParameters(bytes: Uint8Array, contentType: string): Promise<Parameters> {
  if (bytes.length === 0) return {}
  const type = contentType.split(';', 1)[0]?.trim().toLowerCase() ?? ''
  if (type === 'application/json') return readJsonParameters(bytes)
  if (type === 'application/x-www-form-urlencoded' || type === 'multipart/form-data') {
    return readForm(bytes, contentType)
  }
  return {}
}

function readJsonParameters(bytes: Uint8Array): Parameters {
  try {
    const value = readJson(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
    return isObject ? (value as Parameters) : {}
  } catch {
    throw new Refusal(400, inventedTexts.malformedBody)
  }
}

/** Reads a form. `external_reference[id]=5` becomes a nested object, as in Rails. */
async function readForm(bytes: Uint8Array, contentType: string): Promise<Parameters> {
  const headers = { 'content-type': contentType }
  const fields = await new Response(Buffer.from(bytes), { headers }).formData().catch(() => {
    throw new Refusal(400, inventedTexts.malformedBody)
  })
  const parameters = new Map<string, unknown>()
  for (const [name, value] of fields) {
    if (typeof value !== 'string') continue
    const [, outer, inner] = /^([^[\]]+)\[([^[\]]+)\]$/.exec(name) ?? []
    if (outer && inner) {
      const before = parameters.get(outer)
      parameters.set(outer, { ...(typeof before === 'object' ? before : {}), [inner]: value })
    } else {
      parameters.set(name, value)
    }
  }
  return Object.fromEntries(parameters)
}
