import { dumpedText } from '../python-value.ts'
import { fieldsOf, isMapping, itemsOf } from '../reading.ts'
import {
  anyScalar,
  type Check,
  freeMapping,
  listOf,
  mappingOf,
  refuse,
  refuseKind,
  type Table,
  tokenOf,
} from './refusal.ts'
import { boolean, oneOf } from './scalars.ts'

const protocols = listOf(
  oneOf('OpenFlow10', 'OpenFlow11', 'OpenFlow12', 'OpenFlow13', 'OpenFlow14', 'OpenFlow15', 'OpenFlow16'),
)

/** Two names of patch ports that are each other's end. */
const peers: Check = (ctx, value, key) => {
  if (value.node.kind !== 'sequence') refuseKind(ctx, value, key)
  for (const pair of itemsOf(ctx.reading, value)) {
    const both = pair.node.kind === 'sequence' && pair.node.items.length === 2
    if (both) listOf(anyScalar)(ctx, pair, key)
    else refuse(ctx, 'nc-v2-value-not-allowed', pair, { key, value: dumpedText(pair.node) })
  }
}

const anywhere: readonly (readonly [string, Check])[] = [
  ['external-ids', freeMapping],
  ['other-config', freeMapping],
]

/** The section `openvswitch` beside the sections of devices. */
export const openvswitchSection = mappingOf(
  new Map<string, Check>([
    ...anywhere,
    ['protocols', protocols],
    ['ports', peers],
    [
      'ssl',
      mappingOf(
        new Map([
          ['ca-cert', anyScalar],
          ['certificate', anyScalar],
          ['private-key', anyScalar],
        ]),
      ),
    ],
  ]),
)

const settings: Table = new Map<string, Check>([
  ...anywhere,
  ['protocols', protocols],
  ['lacp', oneOf('active', 'passive', 'off')],
  ['fail-mode', oneOf('secure', 'standalone')],
  ['mcast-snooping', boolean],
  ['rstp', boolean],
  [
    'controller',
    mappingOf(
      new Map<string, Check>([
        ['addresses', listOf(anyScalar)],
        ['connection-mode', oneOf('in-band', 'out-of-band')],
      ]),
    ),
  ],
])

const onlyFor: Readonly<Record<string, string>> = {
  lacp: 'bonds',
  protocols: 'bridges',
  'fail-mode': 'bridges',
  'mcast-snooping': 'bridges',
  rstp: 'bridges',
  controller: 'bridges',
}

/** `openvswitch` of a device of one section. */
export const openvswitchOf =
  (section: string): Check =>
  (ctx, value, key) => {
    mappingOf(settings)(ctx, value, key)
    if (!isMapping(value)) return
    for (const field of fieldsOf(ctx.reading, value)) {
      const name = dumpedText(field.name) ?? ''
      const owner = onlyFor[name]
      if (owner !== undefined && owner !== section)
        refuse(ctx, 'nc-v2-value-not-allowed', tokenOf(ctx, field), { key: name, value: null })
    }
  }
