import { expect, test } from 'vitest'
import type { Severity } from '../../src/findings/finding.ts'
import { type Case, casesOf, inspectCase } from './cases.ts'

/** Failures of network-config that public threads tell of, by the least level at which each must be told. */
const levels: Readonly<Record<Severity, readonly string[]>> = {
  error: [
    ...[
      'nc-tabs-from-heredoc',
      'nc-version-absent',
      'nc-v2-with-config-list',
      'nc-v1-static-without-address',
    ],
    ...['nc-empty-quotes', 'nc-in-user-data', 'mac-read-as-number', 'mac-not-on-vm', 'address-octet-too-big'],
    ...['gateway-null', 'prefix-missing-v2', 'dhcp4-quoted-false', 'dhcp-off-under-masquerade'],
  ],
  warning: ['nc-v2-unknown-key', 'nc-wifis', 'gateway4-deprecated', 'two-default-routes', 'name-mismatch'],
  info: [
    ...['nc-wrapper-on-old-cloud-init', 'nc-v1-unknown-subnet-key', 'nc-disabled-on-old-cloud-init'],
    ...[
      'nc-v2-not-supported-by-guest',
      'nc-mtu-null',
      'nc-bridge-members-renamed',
      'nc-set-name-with-dns-old',
    ],
    ...[
      'nc-no-nameservers-cloudbase',
      'match-without-set-name-old',
      'ipv6-no-route',
      'old-el7-prefix-in-ipaddr',
    ],
    ...['old-sysconfig-no-dns', 'more-than-three-dns-old', 'renderer-of-other-distro'],
  ],
}

const rank: Readonly<Record<Severity, number>> = { error: 3, warning: 2, info: 1 }
const rows = Object.entries(levels).flatMap(([level, codes]) =>
  codes.map((code) => [code, level as Severity] as const),
)

test.each(rows)('%s is told as %s at least, without a word of the guest', async (code, level) => {
  const unaided = casesOf(code).filter(
    (each: Case) =>
      each.name.startsWith('bad') && each.cloudInit === undefined && each.renderer === undefined,
  )
  const results = await Promise.all(unaided.map(inspectCase))
  const found = results.flatMap(({ findings }) => findings.filter((finding) => finding.code === code))
  expect(found.some(({ severity }) => rank[severity] >= rank[level])).toBe(true)
})
