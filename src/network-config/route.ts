import { netKeysOf, networkOf } from './net-keys.ts'
import type { Route } from './network-state.ts'
import { intOf, isTruthy } from './python-value.ts'
import {
  at,
  isMapping,
  itemsOf,
  type MappingPlace,
  type Place,
  type Reading,
  raise,
  type Spot,
  spotOf,
} from './reading.ts'

/** `routes` of a subnet: a list of mappings, or something that iterates to nothing. */
export const readRoutes = (reading: Reading, routes: Place, spot: Spot): readonly Route[] => {
  if (routes.node.kind !== 'sequence') {
    if (!iteratesToNothing(routes)) raise(reading, 'routes-not-list', spot)
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
    raise(reading, 'nc-v1-route-destination-missing', at(item, 'destination') ?? item)
    return null
  }
  return finishRoute(reading, item, destination, present(at(item, 'gateway')), present(at(item, 'metric')))
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
  const network = networkOf(reading, { ...keys, gateway })
  if (metric !== undefined && isTruthy(metric.node) && intOf(metric.node) === null) {
    raise(reading, 'route-metric-malformed', metric)
    return null
  }
  return network === null ? null : { spot: spotOf(item), network, gateway, metric }
}

const bareKeys = (address: Place) => ({ address, netmask: undefined, prefix: undefined, gateway: undefined })
