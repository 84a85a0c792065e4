/**
 * How much reading and checking a network-config costs beside parsing its YAML, and that both grow with the text.
 *
 *   npx tsx bench/network-config.ts
 */
import { checks } from '../src/checks/index.ts'
import { readNetworkConfig } from '../src/network-config/network-config.ts'
import { parseNetworkConfig } from '../src/parse-network-config.ts'
import { schemaOf } from '../src/subject.ts'
import { loadPyYaml } from '../src/yaml/load-pyyaml.ts'
import { bestOf } from './best-of.ts'

const pair = (value: number): string => (value & 255).toString(16).padStart(2, '0')
const macOf = (index: number): string => `02:00:00:${pair(index >> 16)}:${pair(index >> 8)}:${pair(index)}`

/** As people write it, and nothing to find. */
const clean = (index: number): string => `  nic${index}:
    match:
      macaddress: "${macOf(index)}"
    set-name: nic${index}
    addresses:
      - 10.${index >> 8}.${index & 255}.2/24
    nameservers:
      addresses: [10.${index >> 8}.${index & 255}.1]
    routes:
      - {to: 192.168.0.0/16, via: 10.${index >> 8}.${index & 255}.1, metric: ${index + 1}}
`

/** Short, and something to tell of each. */
const talkative = (index: number): string =>
  `  eth${index}:\n    match: {macaddress: "${macOf(index)}"}\n    addresses: [10.${index >> 8}.${index & 255}.2/24]\n`

const document = (devices: number, device: (index: number) => string): string =>
  `version: 2\nethernets:\n${Array.from({ length: devices }, (_, index) => device(index)).join('')}`

console.log(`${checks.length} checks; shares of the time that the YAML takes`)
for (const device of [clean, talkative])
  for (const devices of [10, 100, 1_000, 10_000]) {
    const text = document(devices, device)
    const runs = devices > 1_000 ? 5 : 20
    const yaml = await bestOf(runs, () => loadPyYaml(text))
    const read = await bestOf(runs, () => readNetworkConfig(text))
    const config = readNetworkConfig(text)
    const schema = await bestOf(runs, () => schemaOf(config))
    const all = await bestOf(runs, () => parseNetworkConfig(text))
    const share = (part: number) => `${((100 * part) / yaml).toFixed(0)} %`
    console.log(
      `${device.name}, ${devices} devices, ${(text.length / 1024).toFixed(0)} KiB: YAML ${yaml.toFixed(1)} ms, ` +
        `model ${share(read - yaml)}, schema ${share(schema)}, checks and result ${share(all - read - schema)}; ` +
        `${parseNetworkConfig(text).findings.length} findings`,
    )
  }
