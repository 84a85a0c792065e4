const slash = 'names behind one with a slash are shown: they can be opened'
const unopenable = 'a name that the kernel lists and does not open is shown'
const blocks512 = 'is read; it mounts with another option, and a finding says so'
const interleaved = 'an interleaved file is damaged, not empty'
const link = 'a link is not read beyond its entry, nor made of a file'
const date = 'a date that Linux misreads, or that is none, is told otherwise'
const space = 'what lies behind the space that the descriptor counts is shown: older kernels do'
const unreadable = 'what cannot be read is damaged, not empty'

/** Images of which the reader tells something else than Linux shows, and why; docs/linux.md has the reasons at length. */
export const differentOnPurpose: ReadonlyMap<string, string> = new Map([
  ['block-size-512.iso', blocks512],
  ['blocks of 512 bytes', blocks512],
  ['blocks of 512 bytes, Rock Ridge', blocks512],
  ['no-primary-descriptor.iso', 'is refused: blkid finds no ISO 9660 there, so no datasource either'],
  ['interleaved-file.iso', interleaved],
  ['interleaved', interleaved],
  ['plain-interleaved.iso', interleaved],
  ['huge-directory-length.iso', 'bytes behind a directory are taken for records a little further'],
  ['relocated to nowhere', unreadable],
  ['relocated to the root', 'a directory is not shown inside itself'],
  ['relocated to a file', date],
  ['a directory of text', date],
  ['dates of all kinds', date],
  ['dates of TF', date],
  ['rock-ridge-modification-time-long.iso', date],
  ['Joliet names', slash],
  ['names with NUL or a slash', slash],
  ['rock-ridge-name-with-slash.iso', slash],
  ['joliet-with-slash.iso', slash],
  ['Joliet names in other letters', unopenable],
  ['names in Latin-1', unopenable],
  ['names that are not UTF-8', unopenable],
  ['links of odd forms', link],
  ['rock-ridge-link-component-too-long.iso', link],
  ['space size 0', space],
  ['descriptor-space-size-0.iso', space],
  ['space size 1 and a continuation', space],
])
