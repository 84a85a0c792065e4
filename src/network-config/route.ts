import { netKeysOf, networkOf } from './net-keys.ts'
import type { Route } from './network-state.ts'
import { intOf, isTruthy, textOf } from './python-value.ts'
import {
  at,
  isMapping,
  itemsOf,
  type MappingPlace,
  misfitSpot,
  type Place,
  type Reading,
  raise,
  spotOf,
} from './reading.ts'

/** `routes` of a subnet: a list of mappings, or something that iterates to nothing. */
export const readRoutes = (reading: Reading, routes: Place): readonly Route[] => {
  if (routes.node.kind !== 'sequence') {
    if (!iteratesToNothing(routes)) raise(reading, 'routes-not-list', misfitSpot(routes))
    return []
  }
  return itemsOf(reading, routes).flatMap((item) => readRoute(reading, item) ?? [])
}

export const iteratesToNothing = ({ node }: Place): boolean =>
  (node.kind === 'mapping' || node.kind === 'string') && !isTruthy(node)

const readRoute = (reading: Reading, item: Place): Route | null => {
  if (isMapping(item)) return routeOf(reading, item)
  raise(reading, 'routes-not-list', item)
  return null
}

/** A route of version 1: `destination` wins over `network`. */
export const routeOf = (reading: Reading, item: MappingPlace): Route | null => {
  const destination = present(at(item, 'destination')) ?? present(at(item, 'network'))
  if (destination === undefined || !isTruthy(destination.node)) {
    raise(reading, 'nc-v1-route-destination-missing', at(item, 'destination') ?? item, {
      via: textIn(item, 'gateway'),
    })
    return null
  }
  return finishRoute(reading, item, destination, present(at(item, 'gateway')), present(at(item, 'metric')))
}

/** What a message says of a route. */
export const routeFacts = ({ network, gateway }: Route) => ({
  to: textOf(network.place.node),
  via: gateway === undefined ? null : textOf(gateway.node),
})

/** The text of a key, `null` without one. */
export const textIn = (item: MappingPlace, key: string): string | null => {
  const value = present(at(item, key))
  return value === undefined ? null : textOf(value.node)
}

/** Null and empty text count as absent. */
export const present = (place: Place | undefined): Place | undefined => {
  if (place === undefined || place.node.kind === 'null') return undefined
  return place.node.kind === 'string' && place.node.value === '' ? undefined : place
}

export const finishRoute = (
  reading: Reading,
  item: MappingPlace,
  destination: Place,
  gateway: Place | undefined,
  metric: Place | undefined,
): Route | null => {
  const keys = reading.version === 1 ? netKeysOf(item, destination) : bareKeys(destination)
  const gatewaySpot = spotOf(at(item, reading.version === 1 ? 'gateway' : 'via') ?? destination)
  const network = networkOf(reading, { ...keys, gateway, gatewaySpot })
  if (metric !== undefined && isTruthy(metric.node) && intOf(metric.node) === null) {
    raise(reading, 'route-metric-malformed', metric, {
      ...{ to: textOf(destination.node), via: gateway === undefined ? null : textOf(gateway.node) },
      metric: textOf(metric.node),
    })
    return null
  }
  return network === null ? null : { spot: spotOf(item), gatewaySpot, network, gateway, metric }
}

const bareKeys = (address: Place) => ({ address, netmask: undefined, prefix: undefined, gateway: undefined })
