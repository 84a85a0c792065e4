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

/** What the shell gets: a text, or words in a list. */
export function commandText({ node }: Command): string {
  if (node.kind === 'string') return node.value
  if (node.kind !== 'sequence') return ''
  return node.items.map((item) => (item.kind === 'string' ? item.value : '')).join(' ')
}
