/**
 * How much reading and checking a network-config costs beside parsing its YAML, and that both grow with the text.
 *
 *   npx tsx bench/network-config.ts
 */
import { checks } from '../src/checks/index.ts'
import { readNetworkConfig } from '../src/network-config/network-config.ts'
import { parseNetworkConfig } from '../src/parse-network-config.ts'
import { loadPyYaml } from '../src/yaml/load-pyyaml.ts'
import { bestOf } from './best-of.ts'

const device = (index: number): string =>
  `  eth${index}:\n    match: {macaddress: "02:00:00:${pair(index >> 16)}:${pair(index >> 8)}:${pair(index)}"}\n    addresses: [10.${index >> 8}.${index & 255}.2/24]\n`

const pair = (value: number): string => (value & 255).toString(16).padStart(2, '0')

const document = (devices: number): string =>
  `version: 2\nethernets:\n${Array.from({ length: devices }, (_, index) => device(index)).join('')}`

console.log(`${checks.length} checks`)
for (const devices of [10, 100, 1_000, 10_000]) {
  const text = document(devices)
  const runs = devices > 1_000 ? 3 : 10
  const yaml = await bestOf(runs, () => loadPyYaml(text))
  const read = await bestOf(runs, () => readNetworkConfig(text))
  const all = await bestOf(runs, () => parseNetworkConfig(text))
  const share = (part: number) => `${((100 * part) / yaml).toFixed(0)} %`
  console.log(
    `${devices} devices, ${(text.length / 1024).toFixed(0)} KiB: YAML ${yaml.toFixed(1)} ms, model ${share(read - yaml)}, schema, checks and result ${share(all - read)} of that`,
  )
}
