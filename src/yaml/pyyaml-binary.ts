const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/**
 * Standard base64 of the bytes that `!!binary` gives; `undefined` where Python raises. Python reads leniently: it
 * passes over what is not in the alphabet and stops at padding that completes a group.
 */
export function pyyamlBinary(text: string): string | undefined {
  if (/[^\x00-\x7f]/.test(text)) return undefined
  const data: string[] = []
  let pads = 0
  for (const character of text) {
    if (character === '=') {
      if (data.length % 4 >= 2 && (data.length % 4) + ++pads >= 4) return padded(data)
    } else if (alphabet.includes(character)) {
      pads = 0
      data.push(character)
    }
  }
  return data.length % 4 === 0 ? data.join('') : undefined
}

/** Cuts the bits of the last character that belong to no byte. */
function padded(data: string[]): string {
  const used = data.length % 4
  const last = alphabet.indexOf(data.pop() ?? '')
  const kept = used === 2 ? last & 0x30 : last & 0x3c
  return `${data.join('')}${alphabet[kept]}${'='.repeat(4 - used)}`
}
