/**
 * Every bound on what an input can cost, in one place. A breach is an {@link ImageError}, a note of the image or a
 * finding that names the limit; nothing is allocated or walked past it. docs/limits.md lists them with their reasons.
 */
export interface Limits {
  /** Bytes taken from a pipe or stream, which must be held in memory. A KubeVirt seed is 1 MiB. */
  readonly streamBytes: number
  /** gzip, base64 and tar around each other; `base64` of a `.tar.gz` is three, and nobody needs more than that. */
  readonly containerLayers: number
  /** Bytes that all layers of gzip and base64 of one input decode to; a thousandth of them, packed, asks for as much. */
  readonly decodedBytes: number
  /** Entries of all tars of one input; a node has some hundred VMs, with a few files each. */
  readonly tarMembers: number
  /** Bytes before one entry of a tar: its long name and attributes. Linux ends names at 4096 bytes. */
  readonly tarHeaderBytes: number
  /** Bytes that a gzipped seed file, and gzip in it, unpacks to; those of all parts of user-data. etcd refuses Secrets over 1 MiB; NoCloud itself has no limit. */
  readonly seedFileBytes: number
  /** Parts of one user-data, and messages that a MIME message holds; people write a handful. */
  readonly userDataParts: number
  /** Bytes of YAML in one user-data that are read; a Secret holds one MiB. */
  readonly cloudConfigBytes: number
  /** MIME messages in each other; people need two. */
  readonly mimeDepth: number
  /** Values of the cloud-config that several parts merge to. */
  readonly mergedValues: number
  /** Bytes of one file handed out by `cat` and `extract`, and taken from the image for it. */
  readonly fileBytes: number
  /** Bytes that one compressed file (zisofs) unpacks to; a few bytes of an image can claim 4 GiB. */
  readonly zisofsBytes: number
  /** Bytes of FAT's file allocation table held at a time; what a volume of 1 GiB has. */
  readonly fatBytes: number
  /** Bytes of one directory; 64 MiB hold about 600,000 records of ISO 9660. */
  readonly directoryBytes: number
  /** Bytes of all directories of an image together; a million records take less. */
  readonly allDirectoriesBytes: number
  /** Directory records or entries in the whole image. */
  readonly entries: number
  /** Directories above an entry; ECMA-119 6.8.2.1 allows 8, Rock Ridge writers go deeper. */
  readonly depth: number
  /** Letters of a path that is listed; Linux's PATH_MAX. */
  readonly pathLength: number
  /** Letters of all paths of a listing together; names repeat those of the directories above them. */
  readonly allPathsLength: number
  /** Bytes that an extraction writes beyond the image's own size; files can share their bytes, and be compressed. */
  readonly extractedBytes: number
  /** Bytes at which a Rock Ridge name ends; Linux drops the piece that would reach it. */
  readonly nameBytes: number
  /** Continuation areas behind one directory record, and one more; at so many Linux shows the record no longer. */
  readonly continuationHops: number
  /** Blocks of continuation areas held at a time; more than one record's chain of them can need. */
  readonly continuationBlocks: number
  /** Bytes of continuation areas walked in the whole image; records can share one, and each walks it anew. */
  readonly continuationBytes: number
  /** Volume descriptors looked at; Linux reads sectors 16 to 99. */
  readonly volumeDescriptors: number
  /** Extents of one multi-extent file; 4 GiB each. */
  readonly extentsPerFile: number
  /** Bytes of a symbolic link's target; Linux's PATH_MAX. */
  readonly linkTargetBytes: number
  /** Machines of one VirtualMachinePool that are looked at; they differ in names and Secrets only. */
  readonly poolMachines: number
  /** Bytes of a serial log; a console writes some MiB a year, and a pipe need not end. */
  readonly logBytes: number
  /** Bytes that a serial log packed with gzip unpacks to; a thousandth of them, packed, asks for as much. */
  readonly logUnpackedBytes: number
  /** Bytes of one line of a serial log; cloud-init's own are below 1 KiB. */
  readonly logLineBytes: number
  /** Boots of a serial log that are kept; all are counted, and the last one decides. */
  readonly logBoots: number
  /** Rows of the network tables that are kept of one boot; a guest prints one for each address and route. */
  readonly logRows: number
  /** Different warnings that are kept of one boot. */
  readonly logWarnings: number
}

const KiB = 1024
const MiB = 1024 * KiB

export const defaultLimits: Limits = {
  streamBytes: 256 * MiB,
  containerLayers: 4,
  decodedBytes: 512 * MiB,
  tarMembers: 10_000,
  tarHeaderBytes: 256 * KiB,
  seedFileBytes: 64 * MiB,
  userDataParts: 1000,
  cloudConfigBytes: 4 * MiB,
  mimeDepth: 8,
  mergedValues: 200_000,
  fileBytes: 1024 * MiB,
  zisofsBytes: 64 * MiB,
  fatBytes: 1 * MiB,
  directoryBytes: 64 * MiB,
  allDirectoriesBytes: 256 * MiB,
  entries: 1_000_000,
  depth: 128,
  pathLength: 4096,
  allPathsLength: 64 * MiB,
  extractedBytes: 256 * MiB,
  nameBytes: 254,
  continuationHops: 32,
  continuationBlocks: 1024,
  continuationBytes: 64 * MiB,
  volumeDescriptors: 84,
  extentsPerFile: 4096,
  linkTargetBytes: 4096,
  poolMachines: 64,
  logBytes: 64 * 1024 * MiB,
  logUnpackedBytes: 4 * 1024 * MiB,
  logLineBytes: 16 * KiB,
  logBoots: 32,
  logRows: 4096,
  logWarnings: 256,
}

export const withDefaults = (limits: Partial<Limits> | undefined): Limits => ({ ...defaultLimits, ...limits })
