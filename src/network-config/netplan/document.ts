import type { YamlNode } from '../../yaml/node.ts'
import { dumpedText, textOf } from '../python-value.ts'
import {
  at,
  type Field,
  fieldsOf,
  isMapping,
  type MappingPlace,
  type Reading,
  type Spot,
} from '../reading.ts'
import { checkBackend } from './backend.ts'
import type { Definition } from './definition.ts'
import { sections } from './device-keys.ts'
import { checkGrammar } from './grammar.ts'
import { openvswitchSection } from './openvswitch.ts'
import { checkOpenvswitch, type PatchPort, patchPortsOf } from './openvswitch-use.ts'
import { checkReferences } from './references.ts'
import { mappingOf, type Refusing, refuse, tokenOf } from './refusal.ts'
import { oneOf } from './scalars.ts'
import { checkVirtualFunctions } from './virtual-function.ts'

/**
 * Where netplan 0.106 refuses the document that cloud-init writes for it. `origin` leads nodes that cloud-init
 * made back to the user's document.
 */
export const refuseDocument = (
  reading: Reading,
  body: MappingPlace,
  origin: ReadonlyMap<YamlNode, Spot>,
): void => {
  const ctx: Refusing = { reading, origin }
  const definitions: Definition[] = []
  const newer = new Map<string, string>()
  const patchPorts: PatchPort[] = []
  const renderer = globalRenderer(ctx, body)
  for (const section of fieldsOf(reading, body)) {
    const name = dumpedText(section.name) ?? ''
    if (name === 'version' || name === 'renderer') continue
    if (name === 'openvswitch') {
      openvswitchSection(ctx, section.value, name)
      patchPorts.push(...patchPortsOf(ctx, section.value))
      continue
    }
    if (!sections.has(name)) {
      refuseSection(ctx, section, name)
      if (newerSections.has(name))
        for (const id of fieldsOf(reading, section.value)) newer.set(textOf(id.name), name)
    } else if (!isMapping(section.value))
      refuse(ctx, 'nc-v2-section-not-mapping', tokenOf(ctx, section), { section: name })
    else definitions.push(...readDefinitions(ctx, name, section.value, renderer))
  }
  for (const definition of definitions) {
    mappingOf(sections.get(definition.section) ?? new Map())(ctx, definition.body, definition.section)
    checkGrammar(ctx, definition)
    checkBackend(ctx, definition)
  }
  checkReferences(
    ctx,
    definitions,
    new Map([...newer, ...patchPorts.map(({ name }) => [name, 'ports'] as const)]),
  )
  checkVirtualFunctions(ctx, definitions)
  checkOpenvswitch(ctx, definitions, patchPorts)
}

/** netplan after 0.106 knows these, so their devices are no unknown ones. */
const newerSections = new Set(['dummy-devices', 'virtual-ethernets'])

const refuseSection = (ctx: Refusing, section: Field, name: string): void => {
  const code = name === 'config' ? 'nc-v2-with-config-list' : 'nc-v2-section-unknown'
  refuse(ctx, code, tokenOf(ctx, section), { section: name })
}

const rendererName = oneOf('networkd', 'NetworkManager')

const globalRenderer = (ctx: Refusing, body: MappingPlace): string =>
  rendererOf(ctx, fieldsOf(ctx.reading, body)) ?? 'networkd'

const rendererOf = (ctx: Refusing, fields: readonly Field[]): string | null => {
  const renderer = fields.find(({ name }) => name.kind === 'string' && name.value === 'renderer')
  if (renderer === undefined) return null
  rendererName(ctx, renderer.value, 'renderer')
  return dumpedText(renderer.value.node)
}

const readDefinitions = (
  ctx: Refusing,
  section: string,
  value: MappingPlace,
  inherited: string,
): readonly Definition[] => {
  const fields = fieldsOf(ctx.reading, value)
  const renderer = rendererOf(ctx, fields) ?? inherited
  return fields.flatMap((field) => {
    const id = dumpedText(field.name) ?? ''
    if (id === 'renderer') return []
    if (!/^[!-~]+$/.test(id) || /[*[\]?]/.test(id)) refuse(ctx, 'nc-v2-id-malformed', tokenOf(ctx, field))
    if (isMapping(field.value)) {
      const own = at(field.value, 'renderer')
      const backend = (own === undefined ? null : dumpedText(own.node)) ?? renderer
      return [{ id, section, field, body: field.value, renderer: backend }]
    }
    refuse(ctx, 'nc-v2-device-null', tokenOf(ctx, field), { section })
    return []
  })
}
