import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { type Renderer, renderers } from '../../src/network-config/fault.ts'
import type { FaultCode } from '../../src/network-config/fault-codes.ts'
import { readNetworkConfig } from '../../src/network-config/network-config.ts'
import { askPython, unpackCloudInit } from './cloud-init.ts'
import { random, systematic } from './documents/documents.ts'

/** `refused`: cloud-init wrote the file and netplan does not take it. */
interface Answer {
  readonly outcome: string
  readonly renderers: Readonly<Record<Renderer, 'used' | 'fatal' | 'refused'>> | null
  readonly why: Readonly<Partial<Record<Renderer | 'all', string>>>
}

const program = fileURLToPath(new URL('cloud_init_answer.py', import.meta.url))

/** What raises in 26.2 and not in 22.4.2. */
const raisesLater: ReadonlySet<FaultCode> = new Set<FaultCode>([
  // networkd writes bonds and VLANs since 25.2, bridges since 25.3.
  ...(['bridge-pathcost-list', 'bridge-path-cost-not-mapping', 'bridge-pathcost-malformed'] as const),
  ...(['nc-v2-routing-policy-not-list', 'vlan-link-missing', 'members-not-list'] as const),
  // A MAC is lowered while the document is read; metrics become integers there.
  ...(['mac-read-as-number', 'mac-malformed', 'route-metric-malformed', 'route-metric-family'] as const),
  // The metric of a DHCP subnet reaches netplan since 25.2, and so does keep_configuration.
  ...(['dhcp-overrides-differ', 'nc-v2-wrong-kind', 'nc-v2-value-not-allowed'] as const),
  // Files by ID in sysconfig, and DNS of each interface in resolv.conf and in keyfiles.
  ...(['member-by-set-name', 'dns-search-too-many', 'dns-not-text', 'percent-sign'] as const),
])

/** What raises in 22.4.2 and not in 26.2. */
const raisedBefore: readonly RegExp[] = [
  /KeyError: '(all-slaves-active|packets-per-slave|learn-packet-interval)'/,
  // `default` as destination since 25.3; null addresses and bonds before their members work by then.
  /Address default is not a valid ip address/,
  /object of type '\w+' has no len\(\)/,
  /KeyError: None/,
  /can only concatenate str/,
  /expected str instance, (NoneType|dict|list|int|bool|float) found/,
]

/** Values of kinds that no one writes, netplan crashing, and what depends on the guest's NICs. */
const notFollowed =
  /addresses: \[\{\}\]|dns_search: \[\{\}\]|bridge_ports: \[\[\]\]|(path-cost|bridge_\w+): 2024/

function differences(texts: readonly string[]) {
  const documents = texts.filter((text) => !notFollowed.test(text))
  using cloudInit = unpackCloudInit()
  const answers = askPython<Answer>(program, documents, cloudInit.modules)
  const found = documents.flatMap((text, index) => {
    const answer = answers[index]
    return answer === undefined ? [] : unexplained(text, answer)
  })
  return { asked: documents.length, used: answers.filter(({ outcome }) => outcome === 'used').length, found }
}

function unexplained(text: string, answer: Answer): readonly string[] {
  const { outcome, renderers: mine, faults } = readNetworkConfig(text)
  const stopping = faults.filter(({ effect }) => effect === 'fatal' || effect === 'refused')
  const reasons = Object.values(answer.why).join(' ')
  if (stopping.some(({ code }) => raisesLater.has(code))) return []
  if (raisedBefore.some((pattern) => pattern.test(JSON.stringify(reasons) + JSON.stringify(answer.why))))
    return []
  if (outcome !== answer.outcome) return [`${text}: ${outcome}, not ${answer.outcome} (${reasons})`]
  const theirs = answer.renderers
  if (theirs === null) return []
  return renderers
    .filter((renderer) => mine?.[renderer] !== (theirs[renderer] === 'used' ? 'used' : 'fatal'))
    .map(
      (renderer) =>
        `${text}: ${renderer} ${mine?.[renderer]}, not ${theirs[renderer]} (${answer.why[renderer]})`,
    )
}

describe('cloud-init 22.4.2 and netplan 0.106, asked on the spot, but for what later releases changed', () => {
  test('one deviation at a time', () => {
    const { asked, used, found } = differences(systematic().filter((_, index) => index % 15 === 4))
    expect(found).toEqual([])
    expect(asked).toBeGreaterThan(1200)
    expect(used).toBeGreaterThan(600)
  })

  test('random documents with a mistake here and there', () => {
    const { asked, used, found } = differences(random(700, 20261125))
    expect(found).toEqual([])
    expect(asked).toBeGreaterThan(650)
    expect(used).toBeGreaterThan(300)
  })
})
