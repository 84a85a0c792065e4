import { isTruthy } from '../python-value.ts'
import type { Place } from '../reading.ts'

/** Text that means no to netplan and to people, and is true to Python. */
export const isFalseWord = (place: Place | undefined): boolean =>
  place?.node.kind === 'string' && isTruthy(place.node) && /^(false|no|off|n|0)$/i.test(place.node.value)
