const pattern =
  /^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:(?:[Tt]|[ \t]+)([0-9]{1,2}):([0-9]{2}):([0-9]{2})(?:\.([0-9]*))?(?:[ \t]*(Z|([-+])([0-9]{1,2})(?::([0-9]{2}))?))?)?\n?$/

/** The `isoformat()` of the date or datetime that PyYAML makes of a text; `undefined` where Python raises. */
export function pyyamlTimestamp(text: string): string | undefined {
  const parts = pattern.exec(text)
  if (!parts) return undefined
  const [, year = '', month = '', day = '', hour] = parts
  if (!isDate(Number(year), Number(month), Number(day))) return undefined
  const date = `${year}-${twoDigits(month)}-${twoDigits(day)}`
  if (hour === undefined) return date
  const time = clock(parts)
  const zone = zoneOf(parts)
  return time === undefined || zone === undefined ? undefined : `${date}T${time}${zone}`
}

const twoDigits = (text: string | number): string => String(text).padStart(2, '0')

function isDate(year: number, month: number, day: number): boolean {
  if (year < 1 || month < 1 || month > 12 || day < 1) return false
  return day <= new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate()
}

function clock(parts: RegExpExecArray): string | undefined {
  const [hour = '', minute = '', second = '', fraction = ''] = parts.slice(4, 8)
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined
  const microseconds = fraction.slice(0, 6).padEnd(6, '0')
  return `${twoDigits(hour)}:${minute}:${second}${microseconds === '000000' ? '' : `.${microseconds}`}`
}

const minutesOfDay = 24 * 60

function zoneOf(parts: RegExpExecArray): string | undefined {
  const [zone, sign, hours, minutes] = parts.slice(8)
  if (zone === undefined) return ''
  if (sign === undefined) return '+00:00'
  const offset = Number(hours) * 60 + Number(minutes ?? 0)
  if (offset >= minutesOfDay) return undefined
  const ahead = sign === '-' && offset > 0 ? '-' : '+'
  return `${ahead}${twoDigits(Math.floor(offset / 60))}:${twoDigits(offset % 60)}`
}
