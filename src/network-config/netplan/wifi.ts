import { dumpedText } from '../python-value.ts'
import { at, isMapping, itemsOf, type MappingPlace, type Place } from '../reading.ts'
import type { Definition } from './definition.ts'
import { anyScalar, type Check, freeMapping, mappingOf, type Refusing, refuse } from './refusal.ts'
import { boolean, mac, oneOf, unsigned, unsignedOf } from './scalars.ts'

/** netplan 0.106; `sae` and others came later. */
export const auth: Check = mappingOf(
  new Map<string, Check>([
    ['ca-certificate', anyScalar],
    ['client-certificate', anyScalar],
    ['client-key', anyScalar],
    ['client-key-password', anyScalar],
    ['identity', anyScalar],
    ['anonymous-identity', anyScalar],
    ['key-management', oneOf('none', 'psk', 'eap', '802.1x')],
    ['method', oneOf('tls', 'peap', 'ttls')],
    ['password', anyScalar],
    ['phase2-auth', anyScalar],
  ]),
)

export const accessPoint: Check = mappingOf(
  new Map<string, Check>([
    ['auth', auth],
    ['band', oneOf('5GHz', '5G', '2.4GHz', '2.4G')],
    ['bssid', mac],
    ['channel', unsigned],
    ['hidden', boolean],
    ['mode', oneOf('infrastructure', 'adhoc', 'ap')],
    [
      'networkmanager',
      mappingOf(
        new Map([
          ...['name', 'uuid', 'stable-id', 'device'].map((key) => [key, anyScalar] as const),
          ['passthrough', freeMapping],
        ]),
      ),
    ],
    ['password', anyScalar],
  ]),
)

/** What wakes a machine over WiFi. */
export const wakeOnWlan: Check = oneOf(
  ...['default', 'any', 'disconnect', 'magic_pkt', 'gtk_rekey_failure', 'eap_identity_req'],
  ...['four_way_handshake', 'rfkill_release', 'tcp'],
)

/** `default` stands alone, and wpa_supplicant knows no `tcp`. */
export const checkWake = (ctx: Refusing, { body, section, renderer }: Definition): void => {
  const wake = at(body, 'wakeonwlan')
  const items = wake === undefined ? [] : itemsOf(ctx.reading, wake)
  const words = items.map(({ node }) => dumpedText(node))
  const alone = items[words.indexOf('default')]
  if (alone !== undefined && words.some((word) => word !== 'default'))
    refuse(ctx, 'nc-v2-value-not-allowed', alone, { key: 'wakeonwlan', value: 'default' })
  const tcp = items[words.indexOf('tcp')]
  if (tcp !== undefined && section === 'wifis' && renderer === 'networkd')
    refuse(ctx, 'nc-v2-backend-unsupported', tcp, { backend: renderer })
}

/** What one access point asks of its radio and of the backend. */
export const checkAccessPoint = (ctx: Refusing, point: MappingPlace, backend: string): void => {
  checkChannel(ctx, point)
  const mode = at(point, 'mode')
  if (backend === 'networkd' && mode !== undefined && dumpedText(mode.node) === 'ap')
    refuse(ctx, 'nc-v2-backend-unsupported', mode, { backend })
  checkPassphrase(ctx, point, backend)
}

const checkChannel = (ctx: Refusing, point: MappingPlace): void => {
  const band = at(point, 'band')
  const channel = at(point, 'channel')
  if (band === undefined || channel === undefined) return
  const known = dumpedText(band.node)?.startsWith('5') ? CHANNELS_5GHZ : CHANNELS_2GHZ
  const number = unsignedOf(dumpedText(channel.node) ?? '')
  if (number !== null && number !== 0 && !known.has(number))
    refuse(ctx, 'nc-v2-value-not-allowed', channel, { key: 'channel', value: String(number) })
}

const span = (first: number, last: number, step: number): readonly number[] =>
  Array.from({ length: (last - first) / step + 1 }, (_, index) => first + index * step)

const CHANNELS_2GHZ: ReadonlySet<number> = new Set(span(1, 14, 1))
const CHANNELS_5GHZ: ReadonlySet<number> = new Set([
  ...[7, 8, 9, 11, 12, 16, 32, 68, 96, 165, 169, 173],
  ...[...span(34, 64, 2), ...span(100, 128, 2), ...span(132, 144, 2), ...span(149, 161, 2)],
])

/** wpa_supplicant takes a pre-shared key as 8 to 63 bytes of text or 64 hexadecimal digits. */
export const checkPassphrase = (ctx: Refusing, point: MappingPlace, backend: string): void => {
  const secret = passphraseOf(point)
  const text = secret === null ? null : dumpedText(secret.node)
  if (backend !== 'networkd' || secret === null || text === null) return
  const { length } = new TextEncoder().encode(text)
  if ((length >= 8 && length <= 63) || /^[0-9a-f]{64}$/i.test(text)) return
  refuse(ctx, 'nc-v2-value-not-allowed', secret, { key: 'password', value: null })
}

/**
 * The pre-shared key: `password` of the access point means WPA by itself, and stands behind `auth` in what cloud-init
 * writes, as its keys are sorted.
 */
const passphraseOf = (point: MappingPlace): Place | null => {
  const own = at(point, 'password')
  if (own !== undefined) return own
  const auth = at(point, 'auth')
  const kind = isMapping(auth) ? at(auth, 'key-management') : undefined
  if (!isMapping(auth) || kind === undefined || dumpedText(kind.node) !== 'psk') return null
  return at(auth, 'password') ?? null
}
