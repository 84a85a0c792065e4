import type { Boot } from './boot.ts'

/**
 * From 25.1 on the network stage no longer waits for the network (`MANUAL_NETWORK_WAIT`), so a healthy guest may show a NIC
 * that is not up yet. The packages of Ubuntu 22.04 and 24.04 keep the old order, and who has waited in vain is not early.
 */
export function isPrintedEarly({ cloudInitVersion, cloudInitPackage, warnings }: Boot): boolean {
  const [major = 0, minor = 0] = (cloudInitVersion ?? '').split('.').map(Number)
  const isNew = major > 25 || (major === 25 && minor >= 1)
  const keepsOrder = /~2[24]\.04/.test(cloudInitPackage ?? '')
  return isNew && !keepsOrder && !warnings.some(({ kind }) => kind === 'wait-online')
}
