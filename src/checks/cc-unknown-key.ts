import { explainedIn } from '../cloud-config/explained.ts'
import { keyInWords, placeInWords } from '../cloud-config/key-in-words.ts'
import { wrongNames } from '../cloud-config/wrong-names.ts'
import { heldAt, renamed } from '../fixes/entries.ts'
import { isSpelling } from '../schema/suggest.ts'
import { defineCloudConfigCheck } from './cloud-config-check.ts'

export const ccUnknownKey = defineCloudConfigCheck({
  code: 'cc-unknown-key',
  title: 'A key of cloud-config that cloud-init does not know',
  severity: 'warning',
  effect: 'setting-lost',
  sources: ['cloud-init: config/schema.py', 'https://github.com/canonical/cloud-init/issues/5854'],
  *find(_, config) {
    const isExplained = explainedIn(config)
    for (const complaint of config.schema?.complaints ?? []) {
      if (complaint.rule !== 'unknown-key' || isExplained(complaint)) continue
      const { key = '', path, range, suggestion } = complaint
      const parent = path.length > 1 ? placeInWords(path.slice(0, -1)) : ''
      const args = {
        key: keyInWords(key),
        parent: parent === '' ? null : parent,
        suggestion: suggestion ?? null,
      }
      const shown = path.length === 1 && args.key !== key ? [] : path.slice(0, -1).concat(args.key)
      const isTypo = path.length === 1 && suggestion !== undefined && isNear(key, suggestion)
      const isLost = isTypo || (path.length === 1 && wrapper.test(key))
      yield { range, path: shown, args, ...(isLost ? { severity: 'error' as const } : {}) }
    }
  },
  message: ({ key, parent }) =>
    parent === null
      ? `no module of cloud-init reads "${key}": the boot works, and the setting has no effect`
      : `"${key}" is no key of ${parent}: the boot works, and the setting has no effect`,
  help: ({ key, parent, suggestion }) =>
    parent === null && wrapper.test(`${key}`)
      ? `Remove the line "${key}:" and move what is below it to the left margin: nothing unwraps it.`
      : suggestion === null
        ? `Remove "${key}", or move it where it belongs.`
        : `Did you mean ${suggestion}?`,
  // The nearest word may be another than the one that was meant.
  fix: ({ suggestion, parent, key }, spot) => {
    const held = suggestion === null || (parent === null && wrapper.test(`${key}`)) ? undefined : heldAt(spot)
    return held && suggestion !== null
      ? {
          title: `Write ${suggestion}`,
          safe: isSpelling(`${key}`, suggestion),
          changes: renamed(held, suggestion),
        }
      : undefined
  },
})

/** Names of files and of the program, under which people put the whole cloud-config. */
const wrapper = /^(?:user|vendor)[-_]?data$|^cloud[-_]?(?:config|init)$/i

/** A key of about the same length, or a known other name: not one that only holds the word. */
const isNear = (key: string, suggestion: string): boolean =>
  Object.hasOwn(wrongNames, key) || Math.abs(key.length - suggestion.length) <= 2
