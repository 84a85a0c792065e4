import { heldAt, renamed } from '../fixes/entries.ts'
import { defineFaultCheck } from './define-fault-check.ts'

export const ncWrapperUnknown = defineFaultCheck({
  code: 'nc-wrapper-unknown',
  severity: 'error',
  effect: 'nothing-rendered',
  step: 'shape',
  sources: ['cloud-init: stages.py, net/__init__.py'],
  message: ({ key }) =>
    `the settings stand under "${key}", and cloud-init unwraps no key but "network"; it finds no version, raises, and writes no network at all`,
  help: ({ key }) =>
    `Remove the line "${key}:" and indent what follows one step less; the file itself begins with version: 2 or network:.`,
  fix: ({ key }, spot, { networkConfig: { root } }) => {
    const held = heldAt(spot)
    const isAlone = root?.kind === 'mapping' && root.entries.length === 1
    return held && isAlone
      ? { title: `Write network in place of ${key}`, safe: true, changes: renamed(held, 'network') }
      : undefined
  },
})
