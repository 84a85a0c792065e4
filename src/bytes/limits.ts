/**
 * Every bound on what an input can cost, in one place. A breach is an {@link ImageError} or a finding that
 * names the limit; nothing is allocated or walked past it.
 */
export interface Limits {
  /** Bytes taken from a pipe or stream, which must be held in memory. A KubeVirt seed is 1 MiB. */
  readonly streamBytes: number
  /** Bytes of one seed file that are read. etcd refuses Secrets over 1 MiB; NoCloud itself has no limit. */
  readonly seedFileBytes: number
  /** Bytes of one file handed out by `cat` and `extract`. */
  readonly fileBytes: number
  /** Bytes of one directory extent; 64 MiB hold about 600,000 records. */
  readonly directoryBytes: number
  /** Directory records in the whole image. */
  readonly entries: number
  /** Directories above an entry; ECMA-119 6.8.2.1 allows 8, Rock Ridge writers go deeper. */
  readonly depth: number
  /** Continuation areas behind one directory record; Linux stops after 32. */
  readonly continuationHops: number
  /** Volume descriptors looked at; Linux reads sectors 16 to 99. */
  readonly volumeDescriptors: number
  /** Extents of one multi-extent file; 4 GiB each. */
  readonly extentsPerFile: number
  /** Bytes of a symbolic link's target; Linux's PATH_MAX. */
  readonly linkTargetBytes: number
  /** Machines of one VirtualMachinePool that are looked at; they differ in names and Secrets only. */
  readonly poolMachines: number
}

const KiB = 1024
const MiB = 1024 * KiB

export const defaultLimits: Limits = {
  streamBytes: 256 * MiB,
  seedFileBytes: 64 * MiB,
  fileBytes: 1024 * MiB,
  directoryBytes: 64 * MiB,
  entries: 1_000_000,
  depth: 128,
  continuationHops: 32,
  volumeDescriptors: 84,
  extentsPerFile: 4096,
  linkTargetBytes: 4096,
  poolMachines: 64,
}

export const withDefaults = (limits: Partial<Limits> | undefined): Limits => ({ ...defaultLimits, ...limits })
