import { parseRelease, type Release } from '../seed/release.ts'
import { type Renderer, renderers } from './fault.ts'

/** What is known of the guest that will read the seed; `null`: not told, so the newest release, and any renderer. */
export interface Guest {
  readonly cloudInit: Release | null
  readonly renderer: Renderer | null
}

export interface GuestOptions {
  /** The guest's cloud-init, such as `22.4.2`. Default: the newest; findings then say since when they hold. */
  readonly cloudInit?: string
  /** What turns network-config into files there: `netplan`, `networkd`, `eni`, `sysconfig` or `network-manager`. */
  readonly renderer?: string
}

/** Throws `RangeError` for a version or renderer that is none. */
export function readGuest({ cloudInit, renderer }: GuestOptions): Guest {
  const release = cloudInit === undefined ? null : parseRelease(cloudInit)
  if (release === undefined)
    throw new RangeError(`a cloud-init version is written like 22.4.2, not "${cloudInit}"`)
  const known = renderers.find((name) => name === renderer)
  if (renderer !== undefined && known === undefined)
    throw new RangeError(`a renderer is one of ${renderers.join(', ')}, not "${renderer}"`)
  return { cloudInit: release, renderer: known ?? null }
}

export const unknownGuest: Guest = { cloudInit: null, renderer: null }
