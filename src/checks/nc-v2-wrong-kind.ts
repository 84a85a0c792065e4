import { unwrapped } from '../fixes/tokens.ts'
import { defineFaultCheck } from './define-fault-check.ts'

const given: ReadonlyMap<string, string> = new Map([
  ['sequence', 'the list'],
  ['mapping', 'the mapping'],
  ['null', 'the empty value'],
])

/** Every other key of this fault takes a single value. */
const wanted: ReadonlyMap<string, string> = new Map([
  ...['search', 'link-local', 'optional-addresses', 'wakeonwlan', 'arp-ip-targets'].map(
    (key) => [key, 'a list'] as const,
  ),
  ...['networkmanager', 'passthrough', 'access-points'].map((key) => [key, 'a mapping'] as const),
])

export const ncV2WrongKind = defineFaultCheck({
  code: 'nc-v2-wrong-kind',
  severity: 'error',
  effect: 'nothing-rendered',
  step: 'shape',
  sources: ['netplan 0.106: parse.c', 'cloud-init: net/eni.py, net/sysconfig.py'],
  message: ({ key, kind }) =>
    `${given.get(String(kind)) ?? 'the single value'} ${key === undefined ? 'here' : `for ${key}`} is not accepted; no network is configured`,
  help: ({ key }) => `Write ${wanted.get(String(key)) ?? 'a single value'}.`,
  fix: (_, spot) => ({ title: 'Take it out of the list', safe: true, changes: unwrapped(spot) }),
})
