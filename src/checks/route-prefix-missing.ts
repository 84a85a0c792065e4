import { entry, nodeAt } from '../yaml/lookup.ts'
import { locate } from '../yaml/source-text.ts'
import { defineCheck } from './define-check.ts'

const bareIp = /^(?:[0-9]{1,3}(?:\.[0-9]{1,3}){3}|[0-9a-f]*:[0-9a-f:]+)$/i

export const routePrefixMissing = defineCheck({
  code: 'route-prefix-missing',
  title: 'The destination of a route has no prefix length',
  severity: 'warning',
  effect: 'setting-lost',
  sources: ['cloud-init: net/network_state.py', 'netplan 0.106: a bare address is one host'],
  *find({ networkConfig: { root, version, links }, sources }) {
    const source = sources['network-config']
    if (!source || String(version) !== '2') return
    for (const { id, routes } of links) {
      for (const { path } of routes) {
        const to = entry(nodeAt(root, path), 'to')
        if (to?.value.kind !== 'string' || !bareIp.test(to.value.value)) continue
        const size = to.value.value.includes(':') ? 64 : 24
        yield {
          at: locate(source, to.value.range, [...path, 'to']),
          args: { entry: id, to: to.value.value, size },
        }
      }
    }
  },
  message: ({ entry: id, to, size }) =>
    `"${id}" has a route to ${to} without prefix length: netplan makes it a route to that one host, every other renderer a route to /${size}`,
  help: ({ to }) =>
    `Write the prefix behind the address, such as ${to}/${to.includes(':') ? 128 : 32} for one host.`,
})
