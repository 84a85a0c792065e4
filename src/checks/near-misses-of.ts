import type { Effect, Severity } from '../findings/finding.ts'
import type { NearMiss } from '../seed/near-miss.ts'
import type { Seed } from '../seed/seed.ts'
import type { SeedFileName } from '../seed/seed-file-name.ts'
import { findStray, isAstray } from '../seed/strays.ts'

/** What the guest does without the file. */
const without: Readonly<Record<SeedFileName, { readonly severity: Severity; readonly effect: Effect }>> = {
  'meta-data': { severity: 'error', effect: 'seed-ignored' },
  'user-data': { severity: 'error', effect: 'seed-ignored' },
  'vendor-data': { severity: 'warning', effect: 'setting-lost' },
  'network-config': { severity: 'error', effect: 'fallback' },
}

const mostNames = 8

/** By the file that they stand for; a stray that explains the file already is told by its own check. */
export function nearMissesOf(seed: Seed, fits: (miss: NearMiss) => boolean) {
  const stray = findStray(seed)
  const misses = (seed.nearMisses ?? []).filter((miss) => fits(miss) && !isAstray(stray, miss.wanted))
  return [...new Set(misses.map(({ wanted }) => wanted))].map((wanted) => {
    const own = misses.filter((miss) => miss.wanted === wanted).slice(0, mostNames)
    return { wanted, found: own.map(({ found }) => found), type: own[0]?.type ?? 'file', ...without[wanted] }
  })
}

/** For a sentence on what comes of it. */
export const whatFollows = (wanted: string): string => {
  if (wanted === 'network-config') return 'the guest configures its network without the seed'
  return wanted === 'vendor-data' ? 'its settings are lost' : 'the seed is refused as "not a valid seed"'
}
