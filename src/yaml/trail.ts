/** A place in a document, as a list from the innermost step outwards; `undefined` is the root. */
export interface Trail {
  readonly step: string | number
  readonly outer: Trail | undefined
}

/** The steps from the root inwards. */
export function pathOf(trail: Trail | undefined): (string | number)[] {
  const path: (string | number)[] = []
  for (let at = trail; at; at = at.outer) path.push(at.step)
  return path.reverse()
}

export const trailOf = (path: readonly (string | number)[]): Trail | undefined =>
  path.reduce<Trail | undefined>((outer, step) => ({ step, outer }), undefined)
