import type { Random } from './random.ts'

/** What seed documents and manifests are made of, and what YAML, cloud-init and KubeVirt treat in a way of their own. */
const words = [
  ...[
    'version: 1',
    'version: 2',
    'network:',
    'config: disabled',
    'ethernets:',
    'bonds:',
    'bridges:',
    'vlans:',
  ],
  ...[
    'match:',
    'macaddress: ',
    'set-name: ',
    'dhcp4: true',
    'addresses: ',
    'gateway4: ',
    'nameservers: ',
    'routes:',
  ],
  ...[
    '- type: physical',
    'subnets:',
    '- to: default',
    'via: ',
    'mtu: ',
    'interfaces: ',
    'parameters: ',
    'id: ',
  ],
  ...['instance-id: ', 'local-hostname: ', 'dsmode: ', '#cloud-config\n', '#include\n', '#!/bin/sh\n'],
  ...[
    'kind: Secret',
    'kind: VirtualMachine',
    'kind: List',
    'spec:',
    'template:',
    'domain:',
    'devices:',
    'items:',
  ],
  ...[
    'networkDataSecretRef: ',
    'secretRef: ',
    'userData: |',
    'networkData: |',
    'stringData:',
    'data:',
    'name: ',
  ],
  ...[
    'cloudInitNoCloud:',
    'cloudInitConfigDrive:',
    'interfaces:',
    'networks:',
    'masquerade: {}',
    'metadata:',
  ],
  ...[
    '02:00:00:aa:bb:01',
    '52:54:00:12:34:56',
    '10.0.2.2/24',
    'fe80::1/64',
    '::',
    '255.255.255.256',
    '1e3',
    '0x10',
  ],
  ...[
    '010',
    '1_000',
    '1:30',
    '.inf',
    '.nan',
    '~',
    'null',
    'yes',
    'NO',
    '=',
    '<<: *a',
    '&a ',
    '*a',
    '!!binary ',
    '!!set ',
  ],
  ...[
    '!!omap',
    '!!python/object:os.system ',
    '? ',
    ': ',
    '- ',
    '[',
    ']',
    '{',
    '}',
    '|',
    '>-',
    '"',
    "'",
    '\t',
    '---\n',
  ],
  ...[
    '...\n',
    '%YAML 1.1\n',
    '#',
    ' #',
    '\r\n',
    '\u0085',
    '\ufeff',
    '\u0000',
    '\ud800',
    '\\x',
    '${',
    '{{ .Values.x }}',
  ],
  ...[
    '__proto__: ',
    'constructor: ',
    'toString: ',
    '9'.repeat(40),
    '2026-01-01',
    '2026-13-99',
    'a'.repeat(300),
  ],
]

const breaks = /\n/

/** One change: a word put in, a line doubled, dropped, moved or indented, a piece cut out, a scalar replaced. */
function changed(text: string, random: Random): string {
  const at = random.below(text.length + 1)
  const lines = text.split(breaks)
  const line = random.below(lines.length)
  const own = lines[line] ?? ''
  switch (random.below(9)) {
    case 0:
      return text.slice(0, at) + random.pick(words) + text.slice(at)
    case 1:
      return text.slice(0, at) + text.slice(at + 1 + random.below(12))
    case 2:
      return lines.toSpliced(line, 0, own).join('\n')
    case 3:
      return lines.toSpliced(line, 1).join('\n')
    case 4:
      return lines.with(line, ' '.repeat(random.below(5)) + own).join('\n')
    case 5:
      return lines.with(line, own.slice(random.below(4))).join('\n')
    case 6:
      return lines.with(line, own.replace(/:.*/, `: ${random.pick(words)}`)).join('\n')
    case 7:
      return lines.with(line, random.pick(lines)).join('\n')
    default:
      return lines.toSpliced(line, 0, ' '.repeat(own.search(/\S|$/)) + random.pick(words)).join('\n')
  }
}

const longest = 64 * 1024

export function mutateText(text: string, random: Random): string {
  let mutant = text
  const changes = 1 + random.below(random.chance(0.2) ? 12 : 3)
  for (let change = 0; change < changes; change++) mutant = changed(mutant, random)
  return mutant.slice(0, longest)
}
