import { latin1 } from '../../bytes/view.ts'
import { decodeRecordingDate, type RecordingDate, recordingDateSize } from './structures.generated.ts'

/** Files are written in bursts: most records of a directory have one of few dates, whose text is shared. */
const remembered = 256
const dates: (string | undefined)[] = Array(remembered).fill(undefined)
/** The seven bytes of each, as two numbers that overlap in a byte; zeros are no date. */
const keys = new Uint32Array(2 * remembered)

/** ECMA-119 9.1.5 as ISO 8601 with the recorded offset from GMT; `undefined` where no date is recorded. */
export function recordingDate(view: DataView, offset: number): string | undefined {
  if (offset + recordingDateSize > view.byteLength) return undefined
  const high = view.getUint32(offset)
  const low = view.getUint32(offset + 3)
  const slot = ((low >>> 8) ^ (low >>> 14)) % remembered
  if (keys[2 * slot] !== high || keys[2 * slot + 1] !== low) {
    keys[2 * slot] = high
    keys[2 * slot + 1] = low
    dates[slot] = textOf(decodeRecordingDate(view, offset))
  }
  return dates[slot]
}

function textOf(date: RecordingDate | undefined): string | undefined {
  if (!date || date.month < 1 || date.month > 12 || date.day < 1 || date.day > 31) return undefined
  if (date.hour > 23 || date.minute > 59 || date.second > 59) return undefined
  return localTime(date) + zoneOf(date.quarterHoursFromGmt)
}

/** ECMA-119 8.4.26.1: sixteen digits and an offset from GMT, as ISO 8601; `null` for zeros and for what is no date. */
export function volumeDate(sector: Uint8Array, offset: number): string | null {
  const digits = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)\d\d$/.exec(latin1(sector, offset, offset + 16))
  if (!digits) return null
  const [, year, month, day, hour, minute, second] = digits
  const quarterHours = ((sector[offset + 16] ?? 0) << 24) >> 24
  const date = `${year}-${month}-${day}T${hour}:${minute}:${second}${zoneOf(quarterHours)}`
  return Number.isNaN(Date.parse(date)) ? null : date
}

const zero = 0x30
const [dash, letterT, colon] = [0x2d, 0x54, 0x3a]
const tens = (value: number) => zero + ((value / 10) | 0)
const ones = (value: number) => zero + (value % 10)

/** One call for all letters: every record of a listing has a date, and joining its parts took longer than its name. */
function localTime({ yearsSince1900, month, day, hour, minute, second }: RecordingDate): string {
  const century = 19 + ((yearsSince1900 / 100) | 0)
  const year = yearsSince1900 % 100
  return String.fromCharCode(
    tens(century),
    ones(century),
    tens(year),
    ones(year),
    dash,
    tens(month),
    ones(month),
    dash,
    tens(day),
    ones(day),
    letterT,
    tens(hour),
    ones(hour),
    colon,
    tens(minute),
    ones(minute),
    colon,
    tens(second),
    ones(second),
  )
}

const two = Array.from({ length: 100 }, (_, value) => String(value).padStart(2, '0'))

/** ECMA-119 9.1.5: quarter hours from -48 to +52. */
function zoneOf(quarterHours: number): string {
  if (quarterHours === 0 || quarterHours < -48 || quarterHours > 52) return 'Z'
  const minutes = Math.abs(quarterHours) * 15
  return `${quarterHours < 0 ? '-' : '+'}${two[Math.floor(minutes / 60)]}:${two[minutes % 60]}`
}
