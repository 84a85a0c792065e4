import { decodeRecordingDate } from './structures.generated.ts'

const two = Array.from({ length: 100 }, (_, value) => String(value).padStart(2, '0'))

/** ECMA-119 9.1.5 as ISO 8601 with the recorded offset from GMT; `undefined` where no date is recorded. */
export function recordingDate(view: DataView, offset: number): string | undefined {
  const date = decodeRecordingDate(view, offset)
  if (!date || date.month < 1 || date.month > 12 || date.day < 1 || date.day > 31) return undefined
  if (date.hour > 23 || date.minute > 59 || date.second > 59) return undefined
  const year = String(1900 + date.yearsSince1900)
  const time = `${two[date.hour]}:${two[date.minute]}:${two[date.second]}`
  return `${year}-${two[date.month]}-${two[date.day]}T${time}${zone(date.quarterHoursFromGmt)}`
}

/** ECMA-119 9.1.5: quarter hours from -48 to +52. */
function zone(quarterHours: number): string {
  if (quarterHours === 0 || quarterHours < -48 || quarterHours > 52) return 'Z'
  const minutes = Math.abs(quarterHours) * 15
  return `${quarterHours < 0 ? '-' : '+'}${two[Math.floor(minutes / 60)]}:${two[minutes % 60]}`
}
