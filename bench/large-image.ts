import {
  alternateName,
  announcement,
  both32,
  mode,
  primary,
  record,
  susp,
  terminator,
} from '../test/image/hand-made.ts'

const blockSize = 2048
const rootBlock = 20

/** 2026-01-01 00:00:00 and one second more for each file, so that no two of a minute are alike. */
const timeStamps = (index: number) => {
  const stamp = [126, 1, 1 + (index % 28), index % 24, index % 60, (index * 7) % 60, 0]
  return susp('TF', [14, ...stamp, ...stamp, ...stamp])
}

/** Records behind each other, none across the end of a block. */
function blocksOf(records: readonly number[][]): Uint8Array {
  let end = 0
  const places = records.map(({ length }) => {
    if ((end % blockSize) + length > blockSize) end = Math.ceil(end / blockSize) * blockSize
    end += length
    return end - length
  })
  const bytes = new Uint8Array(Math.ceil(end / blockSize) * blockSize)
  records.forEach((each, index) => {
    bytes.set(each, places[index])
  })
  return bytes
}

function directoryBlocks(
  at: number,
  children: readonly number[][],
  systemUse: readonly number[],
): Uint8Array {
  const own = (length: number) => [
    record({ identifier: '\0', location: at, length, flags: 2, systemUse }),
    record({ identifier: '\x01', location: at, length, flags: 2 }),
    ...children,
  ]
  return blocksOf(own(blocksOf(own(0)).byteLength))
}

const posix = (value: number) => susp('PX', [...both32(value), ...both32(1), ...both32(0), ...both32(0)])

function fileRecord(index: number): number[] {
  const systemUse = [
    ...posix(0o100644),
    ...timeStamps(index),
    ...alternateName(`file-${String(index).padStart(6, '0')}.txt`),
  ]
  const identifier = `F${String(index).padStart(7, '0')}.;1`
  return record({ identifier, location: 18, length: 100, systemUse })
}

/** A Rock Ridge image of `count` files in folders of `perFolder`, as xorriso would record them. */
export function largeImage(count: number, perFolder: number): Uint8Array {
  const folders = Math.ceil(count / perFolder)
  const filesOf = (folder: number) =>
    Array.from({ length: Math.min(perFolder, count - folder * perFolder) }, (_, index) =>
      fileRecord(folder * perFolder + index),
    )
  if (folders === 1) return assemble([directoryBlocks(rootBlock, filesOf(0), announcement())])
  const folderRecord = (index: number, location: number) =>
    record({
      identifier: `D${String(index).padStart(5, '0')}`,
      location,
      length: blockSize,
      flags: 2,
      systemUse: [...mode(0o040755), ...alternateName(`folder-${index}`)],
    })
  const names = Array.from({ length: folders }, (_, index) => index)
  const rootBlocks = directoryBlocks(
    rootBlock,
    names.map((index) => folderRecord(index, 0)),
    announcement(),
  )
  const parts: Uint8Array[] = []
  let at = rootBlock + rootBlocks.byteLength / blockSize
  const locations = names.map((index) => {
    const part = directoryBlocks(at, filesOf(index), [])
    parts.push(part)
    at += part.byteLength / blockSize
    return at - part.byteLength / blockSize
  })
  const root = names.map((index) => folderRecord(index, locations[index] ?? 0))
  return assemble([directoryBlocks(rootBlock, root, announcement()), ...parts])
}

function assemble(directories: readonly Uint8Array[]): Uint8Array {
  const length = directories.reduce((sum, { byteLength }) => sum + byteLength, rootBlock * blockSize)
  const bytes = new Uint8Array(length)
  bytes.set(primary(), 16 * blockSize)
  bytes.set(terminator(), 17 * blockSize)
  let at = rootBlock * blockSize
  for (const directory of directories) {
    bytes.set(directory, at)
    at += directory.byteLength
  }
  return bytes
}
