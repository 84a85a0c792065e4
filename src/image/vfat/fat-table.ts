import type { RandomAccess } from '../../bytes/random-access.ts'
import { viewOf } from '../../bytes/view.ts'
import type { Geometry } from './geometry.ts'

/** What the table says of a cluster: the number of the next, or that the chain ends. `beyond`: the image ends before. */
export type Link = number | 'end' | 'beyond'

/** A multiple of three bytes, so that no pair of FAT12's entries lies across two blocks. */
const blockSize = 3072

/** From here on Linux takes a number for the end of a chain, the mark of bad clusters too. */
const endMarks = { 12: 0xff7, 16: 0xfff7, 32: 0x0ffffff7 } as const

/** The first file allocation table, the only one that Linux reads, block by block as it is needed. */
export class FatTable {
  readonly #source: RandomAccess
  readonly #geometry: Geometry
  readonly #blocks = new Map<number, DataView>()
  readonly #most: number

  /** `held`: bytes to keep. */
  constructor(source: RandomAccess, geometry: Geometry, held: number) {
    this.#source = source
    this.#geometry = geometry
    this.#most = Math.max(1, Math.floor(held / blockSize))
  }

  /** `undefined` when its block must be {@link hold held} first. */
  after(cluster: number): Link | undefined {
    const { bits } = this.#geometry
    const at = bits === 12 ? cluster + (cluster >> 1) : cluster * (bits / 8)
    const block = this.#blocks.get(Math.floor(at / blockSize))
    if (!block) return undefined
    const within = at % blockSize
    if (within + (bits === 32 ? 4 : 2) > block.byteLength) return 'beyond'
    const value = valueAt(block, within, bits, cluster % 2 === 1)
    return value >= endMarks[bits] ? 'end' : value
  }

  async hold(cluster: number): Promise<void> {
    const { bits, fatOffset, fatSize } = this.#geometry
    const index = Math.floor((cluster * bits) / 8 / blockSize)
    const length = Math.min(blockSize, fatSize - index * blockSize)
    const block = viewOf(await this.#source.read(fatOffset + index * blockSize, length))
    for (const oldest of this.#blocks.keys()) if (this.#blocks.size >= this.#most) this.#blocks.delete(oldest)
    this.#blocks.set(index, block)
  }
}

function valueAt(block: DataView, at: number, bits: Geometry['bits'], odd: boolean): number {
  if (bits === 32) return block.getUint32(at, true) & 0x0fffffff
  const value = block.getUint16(at, true)
  if (bits === 16) return value
  return odd ? value >> 4 : value & 0xfff
}
