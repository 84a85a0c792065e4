import { isInetAddress } from '../ip-address.ts'
import { dumpedText } from '../python-value.ts'
import { at, isMapping, itemsOf, type MappingPlace, type Place } from '../reading.ts'
import { address } from './addresses.ts'
import { anyScalar, type Check, listOf, mappingOf, type Refusing, refuse, scalar } from './refusal.ts'
import { unsignedOf } from './scalars.ts'

const keepalive: Check = (ctx, value, key) => {
  const text = scalar(ctx, value, key)
  const seconds = text === null ? 0 : unsignedOf(text)
  if (seconds === null || seconds > 65535) refuse(ctx, 'nc-v2-value-not-allowed', value, { key, value: text })
}

const label = '[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?'
const hostName = new RegExp(`^(${label}\\.)*${label}$`)

/** `host:port` or `[address]:port`; of the port only the digits that it begins with are looked at. */
const endpoint: Check = (ctx, value, key) => {
  const text = scalar(ctx, value, key)
  if (text === null) return
  const [, bracketed, plain, port = ''] = /^(?:\[([^\]]*)\]|(.*)):([^:\]]+)$/s.exec(text) ?? []
  const host = bracketed ?? plain ?? ''
  const isHost = isInetAddress(host) || hostName.test(host)
  if (!isHost || Number.parseInt(port, 10) > 65535)
    refuse(ctx, 'nc-v2-value-not-allowed', value, { key, value: text })
}

const allowedIp: Check = (ctx, value) => address(ctx, value, dumpedText(value.node), 0)

export const peer = mappingOf(
  new Map<string, Check>([
    [
      'keys',
      mappingOf(
        new Map([
          ['public', anyScalar],
          ['shared', anyScalar],
        ]),
      ),
    ],
    ['keepalive', keepalive],
    ['endpoint', endpoint],
    ['allowed-ips', listOf(allowedIp)],
  ]),
)

type Missing = (key: string) => void

/** A tunnel of WireGuard has a private key and peers. */
export const checkWireguard = (
  ctx: Refusing,
  body: MappingPlace,
  backend: string,
  missing: Missing,
): void => {
  const secret = privateOf(at(body, 'key')) ?? privateOf(at(body, 'keys'))
  if (secret === undefined) missing('key')
  missing('peers')
  checkKey(ctx, secret, 'key', backend)
  const peers = at(body, 'peers')
  if (peers === undefined) return
  const items = itemsOf(ctx.reading, peers)
  if (items.length === 0) refuse(ctx, 'nc-v2-required-key-missing', peers, { key: 'peers', empty: true })
  for (const item of items) if (isMapping(item)) checkPeer(ctx, item, backend)
}

const privateOf = (keys: Place | undefined): Place | undefined =>
  isMapping(keys) ? at(keys, 'private') : keys

const checkPeer = (ctx: Refusing, item: MappingPlace, backend: string): void => {
  const pair = at(item, 'keys')
  const own = isMapping(pair) ? at(pair, 'public') : undefined
  if (own === undefined) refuse(ctx, 'nc-v2-required-key-missing', item, { key: 'keys.public' })
  checkKey(ctx, own, 'public', backend)
  checkKey(ctx, isMapping(pair) ? at(pair, 'shared') : undefined, 'shared', backend)
  const allowed = at(item, 'allowed-ips')
  if (allowed === undefined) refuse(ctx, 'nc-v2-required-key-missing', item, { key: 'allowed-ips' })
  else if (allowed.node.kind === 'sequence' && allowed.node.items.length === 0)
    refuse(ctx, 'nc-v2-required-key-missing', allowed, { key: 'allowed-ips', empty: true })
}

/** Base64 of 32 bytes; a secret one may also be the path of a file that holds it, which NetworkManager cannot read. */
const checkKey = (ctx: Refusing, place: Place | undefined, key: string, backend: string): void => {
  const text = place === undefined ? null : dumpedText(place.node)
  if (place === undefined || text === null || /^[A-Za-z0-9+/]{43}=$/.test(text)) return
  if (key === 'public' || !text.startsWith('/'))
    refuse(ctx, 'nc-v2-value-not-allowed', place, { key, value: null })
  else if (backend === 'NetworkManager') refuse(ctx, 'nc-v2-backend-unsupported', place, { backend })
}
