import { suggest } from '../schema/suggest.ts'
import { defineCheck } from './define-check.ts'
import { isApplied, strikes } from './define-fault-check.ts'

const types = ['dhcp4', 'dhcp6', 'static', 'static6', 'manual', 'ipv6_slaac']

export const ncV1SubnetTypeUnknown = defineCheck({
  code: 'nc-v1-subnet-type-unknown',
  title: 'A subnet has an unknown type',
  severity: 'error',
  effect: 'no-address',
  step: 'address',
  sources: ['cloud-init: net/netplan.py, net/sysconfig.py, net/network_manager.py'],
  *find({ networkConfig: { faults, root, duplicates }, sources, guest: { renderer } }) {
    const source = sources['network-config']
    const own = faults.filter(({ code }) => code === 'nc-v1-subnet-type-unknown')
    const seen = new Set<number>()
    for (const { range, path, args } of own) {
      if (!source || seen.has(range.start)) continue
      seen.add(range.start)
      const isDead = own.some(
        (fault) =>
          fault.range.start === range.start &&
          !isApplied(fault) &&
          renderer !== null &&
          strikes(fault, renderer),
      )
      yield {
        spot: { source, range, path, root, duplicates },
        args: { ...(args.entry === undefined ? {} : { entry: args.entry }), type: `${args.type}` },
        ...(isDead ? { effect: 'nothing-rendered' as const } : {}),
      }
    }
  },
  message: ({ type }) =>
    `no subnet has the type "${type}"; ${type.startsWith('dhcp') ? `netplan gets it as a key "${type}" and refuses the file` : 'netplan leaves the subnet out without a message'}, and sysconfig raises and writes no network at all`,
  help: ({ type }) => {
    const meant = suggest(type, types)
    return meant ? `Write type: ${meant}.` : `Write one of the types ${types.join(', ')}.`
  },
  fix: ({ type }) => {
    const meant = suggest(type, types)
    return meant ? { title: `Write ${meant}`, safe: false, replacement: meant } : undefined
  },
})
