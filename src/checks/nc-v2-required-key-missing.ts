import { defineFaultCheck } from './define-fault-check.ts'

export const ncV2RequiredKeyMissing = defineFaultCheck({
  code: 'nc-v2-required-key-missing',
  severity: 'error',
  effect: 'nothing-rendered',
  step: 'shape',
  sources: ['netplan 0.106: validation.c, parse.c'],
  message: ({ entry, key }) => `${lack(entry, key)}; the file is refused and no network is configured`,
  help: ({ key }) =>
    key === 'from' ? 'Add from or to, the addresses that the rule is about.' : `Add ${key}.`,
})

/** A device is named; a rule of routing-policy and a list of peers have no name. */
function lack(entry: unknown, key: unknown): string {
  if (entry !== undefined) return `"${entry}" lacks ${key}`
  return key === 'from' ? 'a rule of routing-policy has neither from nor to' : `${key} is empty`
}
