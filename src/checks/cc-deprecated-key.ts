import { placeInWords } from '../cloud-config/key-in-words.ts'
import { heldAt, renamed } from '../fixes/entries.ts'
import { isSpelling } from '../schema/suggest.ts'
import { keyText } from '../yaml/lookup.ts'
import { defineCloudConfigCheck } from './cloud-config-check.ts'

export const ccDeprecatedKey = defineCloudConfigCheck({
  code: 'cc-deprecated-key',
  title: 'A key or form of cloud-config that is deprecated',
  severity: 'info',
  effect: 'none',
  sources: ['cloud-init: config/schemas/schema-cloud-config-v1.json'],
  *find(_, { schema }) {
    for (const { path, range, form, message } of schema?.deprecations ?? []) {
      const [, since = '', remedy = ''] = /^Since (\S+): (.*)\.$/.exec(message) ?? []
      yield { range, path, args: { key: placeInWords(path), form, since, remedy } }
    }
  },
  message: ({ key, form, since }) =>
    `${form ? `this form of ${key}` : key} is deprecated since cloud-init ${since}; it still works, with a line in the log`,
  help: ({ key, remedy }) => `${key}: ${remedy}.`,
  fix: ({ form, remedy }, spot) => {
    const [, name] = /^(?:use|write) ([a-z_]+)(?: instead)?$/i.exec(`${remedy}`) ?? []
    const held = form || name === undefined ? undefined : heldAt(spot)
    const own = held && keyText(held.entry.key)
    if (
      own === undefined ||
      name === undefined ||
      !(isSpelling(own, name) || own.replace(/^apt_/, 'package_') === name)
    )
      return undefined
    return held && name !== undefined
      ? { title: `Write ${name}`, safe: true, changes: renamed(held, name) }
      : undefined
  },
})
