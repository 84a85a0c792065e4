import { anyScalar, type Check, freeMapping, mappingOf } from './refusal.ts'
import { boolean, mac, oneOf, unsigned } from './scalars.ts'

export const auth: Check = mappingOf(
  new Map<string, Check>([
    ['ca-certificate', anyScalar],
    ['client-certificate', anyScalar],
    ['client-key', anyScalar],
    ['client-key-password', anyScalar],
    ['identity', anyScalar],
    ['anonymous-identity', anyScalar],
    ['key-management', oneOf('none', 'psk', 'eap', 'sae', '802.1x')],
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
