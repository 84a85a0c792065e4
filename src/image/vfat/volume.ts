import type { Limits } from '../../bytes/limits.ts'
import type { RandomAccess } from '../../bytes/random-access.ts'
import type { ImageErrorCode } from '../image-error.ts'
import { FatTable } from './fat-table.ts'
import type { Geometry } from './geometry.ts'

/** Clusters that follow each other on the volume. */
export interface Run {
  readonly first: number
  count: number
}

/** What all reads of one volume share: where its clusters lie, and how much work is left for it. */
export class Volume {
  readonly source: RandomAccess
  readonly geometry: Geometry
  readonly limits: Limits
  readonly #table: FatTable
  readonly #breached = new Set<keyof Limits>()
  #directoryClustersLeft: number

  constructor(source: RandomAccess, geometry: Geometry, limits: Limits) {
    this.source = source
    this.geometry = geometry
    this.limits = limits
    this.#table = new FatTable(source, geometry, limits.fatBytes)
    this.#directoryClustersLeft = this.clustersIn(limits.allDirectoriesBytes)
  }

  /** The limits because of which something was left out. */
  get breaches(): readonly (keyof Limits)[] {
    return [...this.#breached]
  }

  breach(limit: keyof Limits): 'limit-exceeded' {
    this.#breached.add(limit)
    return 'limit-exceeded'
  }

  get clusters(): number {
    return this.geometry.clusterEnd - 2
  }

  /** So many bytes in clusters, but no more than there are. */
  clustersIn(bytes: number): number {
    return Math.min(this.clusters, Math.ceil(bytes / this.geometry.clusterSize))
  }

  /** Bytes from the beginning of the image. */
  offsetOf(cluster: number): number {
    return this.geometry.dataOffset + (cluster - 2) * this.geometry.clusterSize
  }

  /** The bytes of an extent that lie before the end of the image. */
  async readable(offset: number, length: number): Promise<Uint8Array> {
    return offset < this.source.size ? this.source.read(offset, length) : new Uint8Array(0)
  }

  /**
   * Whether an extent reaches behind the end of the image. Linux reads whole sectors, of a loop device that ends with
   * the last whole 512 bytes of its file.
   */
  lacks(offset: number, length: number): boolean {
    const { sectorSize } = this.geometry
    const end = offset + Math.ceil(length / sectorSize) * sectorSize
    return length > 0 && end > this.source.size - (this.source.size % 512)
  }

  /** The clusters of a file of so many: what comes behind them does not matter. */
  async fileRuns(first: number, wanted: number): Promise<readonly Run[] | ImageErrorCode> {
    const runs: Run[] = []
    let left = wanted
    const stopped = await this.#follow(first, (cluster) => {
      append(runs, cluster)
      return --left === 0 ? 'enough' : undefined
    })
    return stopped === 'enough' ? runs : stopped === 'end' ? 'cluster-chain-damaged' : stopped
  }

  /**
   * The clusters of a directory, which go on to the end of their chain. Directories share no clusters, so all of them
   * have no more than the volume: many that overlap would cost the square of that.
   */
  async directoryRuns(first: number): Promise<readonly Run[] | ImageErrorCode> {
    const runs: Run[] = []
    const seen = new Set<number>()
    const most = this.clustersIn(this.limits.directoryBytes)
    const stopped = await this.#follow(first, (cluster) => {
      if (seen.has(cluster)) return 'directory-loop'
      if (seen.size >= most) return this.breach('directoryBytes')
      if (this.#directoryClustersLeft-- <= 0) return this.#tooManyDirectories()
      seen.add(cluster)
      append(runs, cluster)
      return undefined
    })
    return stopped === 'end' ? runs : stopped
  }

  #tooManyDirectories(): ImageErrorCode {
    const all = this.clusters * this.geometry.clusterSize
    return all > this.limits.allDirectoriesBytes ? this.breach('allDirectoriesBytes') : 'directory-loop'
  }

  /** Visits the clusters of a chain until the visitor stops it, or it ends, well or badly. */
  async #follow<Stop extends string>(
    first: number,
    visit: (cluster: number) => Stop | undefined,
  ): Promise<Stop | 'end' | 'cluster-chain-damaged' | 'extent-out-of-range'> {
    for (let cluster = first; ; ) {
      // Free clusters, too: their number is 0.
      if (cluster < 2 || cluster >= this.geometry.clusterEnd) return 'cluster-chain-damaged'
      const stop = visit(cluster)
      if (stop !== undefined) return stop
      const next = this.#table.after(cluster) ?? (await this.#readThenAfter(cluster))
      if (next === 'beyond') return 'extent-out-of-range'
      if (next === 'end') return next
      cluster = next
    }
  }

  async #readThenAfter(cluster: number) {
    await this.#table.hold(cluster)
    return this.#table.after(cluster) ?? 'beyond'
  }
}

function append(runs: Run[], cluster: number): void {
  const last = runs.at(-1)
  if (last && last.first + last.count === cluster) last.count++
  else runs.push({ first: cluster, count: 1 })
}
