import type { Interface } from './network-state.ts'
import { textOf } from './python-value.ts'
import { type Reading, report } from './reading.ts'

const LINUX_NAME_BYTES = 15

/** Names that Linux does not take: nothing before the kernel looks at them. */
export const checkNames = (reading: Reading, devices: readonly Interface[]): void => {
  for (const { name: node, spot } of devices) {
    const name = textOf(node)
    const bytes = new TextEncoder().encode(name.slice(0, 1000)).length
    if (bytes > LINUX_NAME_BYTES) report(reading, 'name-too-long', 'silent', 'all', spot, { name, bytes })
    else if (node.kind === 'string' && (/[/:\s]/.test(name) || ['.', '..', ''].includes(name))) {
      report(reading, 'name-invalid', 'silent', 'all', spot, { name })
    }
  }
}
