import type { MappingNode } from '../yaml/node.ts'
import { itemSpots, type Spot, spotAt } from './spot.ts'

/** The lists of commands that cloud-init makes a shell script of. */
export const commandKeys = ['bootcmd', 'runcmd'] as const

export interface Command extends Spot {
  readonly key: (typeof commandKeys)[number]
}

/** Every item of both lists. */
export const commandsOf = (root: MappingNode): readonly Command[] =>
  commandKeys.flatMap((key) => {
    const list = spotAt(root, key)
    return list ? itemSpots(list).map((spot) => ({ ...spot, key })) : []
  })
