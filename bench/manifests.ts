/**
 * How long lint takes for 10,000 manifests (2,000 VMs, each with two Secrets, a Service and a ConfigMap), beside the
 * time that parsing their YAML takes alone; each Secret holds a YAML document of its own that is parsed as well.
 *
 *   npx tsx bench/manifests.ts
 */
import { readVmContext } from '../src/kubevirt/vm-context.ts'
import { lintManifests } from '../src/lint-manifests.ts'
import { loadGoYaml } from '../src/yaml/load-go.ts'
import { leastProcessorTime } from './best-of.ts'

const machines = 2000

const machine = (index: number): string => {
  const hex = index.toString(16).padStart(4, '0')
  return `apiVersion: kubevirt.io/v1
kind: VirtualMachine
metadata: {name: vm${index}, namespace: demo}
spec:
  runStrategy: Always
  template:
    metadata:
      labels: {app: vm${index}}
    spec:
      domain:
        firmware: {uuid: 5d307ca9-b3ef-428c-8861-06e72d69${hex}}
        devices:
          disks:
            - {name: root, disk: {bus: virtio}}
            - {name: seed, disk: {bus: virtio}}
          interfaces:
            - {name: default, masquerade: {}, macAddress: "02:00:00:10:${hex.slice(0, 2)}:${hex.slice(2)}"}
      networks: [{name: default, pod: {}}]
      volumes:
        - {name: root, dataVolume: {name: vm${index}-root}}
        - name: seed
          cloudInitNoCloud:
            secretRef: {name: vm${index}-user}
            networkDataSecretRef: {name: vm${index}-net}
---
apiVersion: v1
kind: Secret
metadata: {name: vm${index}-user, namespace: demo}
stringData:
  userdata: |
    #cloud-config
    hostname: vm${index}
    packages: [qemu-guest-agent]
    users:
      - name: ops
        sudo: ALL=(ALL) NOPASSWD:ALL
---
apiVersion: v1
kind: Secret
metadata: {name: vm${index}-net, namespace: demo}
stringData:
  networkdata: |
    version: 2
    ethernets:
      enp1s0:
        dhcp4: true
---
apiVersion: v1
kind: Service
metadata: {name: vm${index}, namespace: demo}
spec:
  selector: {app: vm${index}}
  ports: [{port: 22, targetPort: 22}]
---
apiVersion: v1
kind: ConfigMap
metadata: {name: vm${index}, namespace: demo}
data: {notes: none}
`
}

const files = Array.from({ length: machines }, (_, index) => ({
  path: `apps/vm${index}.yaml`,
  text: machine(index),
}))

const parse = () => files.map(({ text }) => loadGoYaml(text))
const lint = () => lintManifests(files)
const compare = () => lintManifests(files, { base: files })

const parsed = leastProcessorTime(3, parse)
for (const [what, work] of [
  ['read', () => readVmContext(files)],
  ['lint', lint],
  ['lint --base', compare],
] as const) {
  const taken = leastProcessorTime(3, work)
  console.log(
    `${what}: ${taken.toFixed(0)} ms, ${(taken / parsed).toFixed(2)} times parsing (${parsed.toFixed(0)} ms)`,
  )
}
