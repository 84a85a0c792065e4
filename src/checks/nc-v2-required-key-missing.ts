import { defineFaultCheck } from './define-fault-check.ts'

export const ncV2RequiredKeyMissing = defineFaultCheck({
  code: 'nc-v2-required-key-missing',
  severity: 'error',
  effect: 'nothing-rendered',
  step: 'shape',
  sources: ['netplan 0.106: validation.c, parse.c'],
  message: ({ entry, key, empty }) =>
    key === 'routing-policy'
      ? `"${entry}" has routes and no routing-policy, over which netplan 0.106 crashes (1.2 does not), and no network is configured`
      : `${lack(entry, key, empty)}; the file is refused and no network is configured`,
  help: ({ key }) =>
    key === 'from' ? 'Add from or to, the addresses that the rule is about.' : `Add ${key}.`,
})

/** What lacks the key: the device, a rule of its routing-policy, or its list of peers. */
function lack(entry: unknown, key: unknown, empty: unknown): string {
  if (key === 'from') return 'a rule of routing-policy has neither from nor to'
  return empty ? `${key} is empty` : `"${entry}" lacks ${key}`
}
