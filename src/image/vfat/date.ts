/**
 * The date and time of a directory entry as ISO 8601; `undefined` where none is recorded. FAT records local time without
 * a zone; Linux takes it for UTC unless the guest's clock is set otherwise.
 */
export function entryDate(date: number, time: number): string | undefined {
  if (date === 0) return undefined
  const year = 1980 + (date >> 9)
  const month = (date >> 5) & 0x0f
  const day = Math.max(1, date & 0x1f)
  // Numbers that no clock shows run over into the next minute, hour or day, as in Linux; a month of 13 is January.
  const seconds = (time & 0x1f) * 2
  const instant = Date.UTC(
    year,
    month > 12 ? 0 : Math.max(1, month) - 1,
    day,
    time >> 11,
    (time >> 5) & 0x3f,
    seconds,
  )
  return `${new Date(instant).toISOString().slice(0, 19)}Z`
}
