import { itemSpots, type Spot, spotAt } from '../cloud-config/spot.ts'
import { readUsers } from '../cloud-config/users.ts'
import type { MappingNode } from '../yaml/node.ts'
import { defineCloudConfigCheck } from './cloud-config-check.ts'
import { misplacedMarker } from './ud-jinja-header-second-line.ts'

/** What terraform, envsubst, Helm and sed put in the place of a value that they were not given. */
const placeholder =
  /^(?:.{0,60}[.-])?(?:\$\{[^}]{1,60}\}|\$[A-Z_][A-Z0-9_]{2,40}|\{\{.{1,60}\}\}|<no value>|@[A-Z_]{2,40}@|%[A-Z_]{2,40}%)/

/** Values that no program of the guest fills in. */
const plainKeys = ['hostname', 'fqdn', 'timezone', 'locale'] as const

export const udPlaceholderLeft = defineCloudConfigCheck({
  code: 'ud-placeholder-left',
  title: 'A placeholder stands where a value belongs',
  severity: 'error',
  effect: 'setting-lost',
  sources: ['cloud-init: config/cc_set_hostname.py, cc_users_groups.py (values are taken as they stand)'],
  *find(root, { source }) {
    const isTemplate = misplacedMarker(source.text) !== undefined
    for (const { key, spot } of valuesOf(root)) {
      const { node, range, path } = spot
      if (node.kind !== 'string' || node.value.length > 200) continue
      const found = placeholder.exec(node.value)
      // The marker's own check tells why Jinja did not fill it in.
      if (found && !(isTemplate && found[0].includes('{{')))
        yield { range, path, args: { key, value: node.value.slice(0, 80) } }
    }
  },
  message: ({ key, value }) =>
    `"${key}" is still ${value}: a template placeholder or variable that nothing filled in, and cloud-init takes it letter by letter`,
  help: () =>
    'Render the template before it becomes user-data, and look at the file that comes out; for Jinja the first line must be ## template: jinja.',
})

const valuesOf = (root: MappingNode): readonly { readonly key: string; readonly spot: Spot }[] => [
  ...plainKeys.flatMap((key) => named(key, spotAt(root, key))),
  ...(readUsers(root)?.users ?? []).flatMap(({ node, path }) => named('name', spotAt(node, 'name', path))),
  ...packages(spotAt(root, 'packages')),
]

const named = (key: string, spot: Spot | undefined) => (spot ? [{ key, spot }] : [])

const packages = (list: Spot | undefined) =>
  list ? itemSpots(list).map((spot) => ({ key: 'packages', spot })) : []
