import { suggest } from '../schema/suggest.ts'
import { defineFaultCheck } from './define-fault-check.ts'

const types = ['physical', 'bond', 'bridge', 'vlan', 'nameserver', 'route']

export const ncV1TypeUnknown = defineFaultCheck({
  code: 'nc-v1-type-unknown',
  severity: 'error',
  effect: 'nothing-rendered',
  step: 'shape',
  sources: ['cloud-init: net/network_state.py ("No handler found for command")'],
  message: ({ type, section }) =>
    section
      ? `"${type}" is a section of version 2 and no type of an entry; cloud-init raises and writes no network at all`
      : `${type === '' ? 'the type of an entry is no text' : `no entry of "config" has the type "${type}"`}; cloud-init raises "No handler found for command" and writes no network at all`,
  help: ({ type }) => {
    const meant = `${type}`.startsWith('ethernet') ? 'physical' : suggest(`${type}`, types)
    return meant ? `Write type: ${meant}.` : `Write one of the types ${types.join(', ')}.`
  },
  fix: ({ type }) => {
    const meant = suggest(`${type}`, types)
    return meant && !`${type}`.startsWith('ethernet')
      ? { title: `Write ${meant}`, safe: false, replacement: meant }
      : undefined
  },
})
