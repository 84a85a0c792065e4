import { readManifests } from '../../src/kubevirt/manifest.ts'
import { readVms, type Vm } from '../../src/kubevirt/vm.ts'

/** Shifts a block to the right, as YAML nests. */
export const indent = (text: string, by: number): string =>
  text
    .split('\n')
    .map((line) => (line === '' ? line : ' '.repeat(by) + line))
    .join('\n')

interface Parts {
  readonly name?: string
  readonly namespace?: string
  /** Below `spec.template.spec`. */
  readonly spec: string
  readonly annotations?: string
}

export const vmManifest = ({ name = 'vm1', namespace = 'demo', spec, annotations = '{}' }: Parts): string =>
  `apiVersion: kubevirt.io/v1
kind: VirtualMachine
metadata:
  name: ${name}
  namespace: ${namespace}
spec:
  template:
    metadata:
      annotations: ${annotations}
    spec:
${indent(spec.trimEnd(), 6)}
`

export function vmOf(text: string): Vm {
  const [vm] = readManifests([{ path: 'vm.yaml', text }]).objects.flatMap((object) =>
    readVms(object, { release: null, poolMachines: 64 }),
  )
  if (!vm) throw new Error('the manifest holds no VM')
  return vm
}

/** A VM with these interfaces, one line of flow YAML each. */
export const vmWithInterfaces = (interfaces: readonly string[], spec = '', annotations?: string): Vm =>
  vmOf(
    vmManifest({
      spec: `${spec}\ndomain:\n  devices:\n    interfaces:\n${interfaces.map((line) => `      - ${line}`).join('\n')}\n`,
      ...(annotations === undefined ? {} : { annotations }),
    }),
  )
