import type { FaultArgs } from './fault.ts'

/** A route as a sentence calls it, by the ends that it has. */
export const routeName = ({ to, via }: FaultArgs): string => {
  const ends = [
    ...(typeof to === 'string' && to !== '' ? [`to ${to}`] : []),
    ...(typeof via === 'string' && via !== '' ? [`via ${via}`] : []),
  ]
  return ends.length === 0 ? 'a route' : `the route ${ends.join(' ')}`
}
