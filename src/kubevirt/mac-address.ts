/**
 * A MAC in the one form the kernel prints, lower case with colons, from any notation that Go's `net.ParseMAC` takes:
 * `aa:bb:cc:dd:ee:ff`, `AA-BB-CC-DD-EE-FF`, `aabb.ccdd.eeff`. `undefined` for anything else.
 */
export function normalMac(notation: string): string | undefined {
  const pairs = /^[0-9a-f]{2}(?:([:-])[0-9a-f]{2})(?:\1[0-9a-f]{2}){4}$/i.test(notation)
  const quads = /^(?:[0-9a-f]{4}\.){2}[0-9a-f]{4}$/i.test(notation)
  if (!pairs && !quads) return undefined
  const digits = notation.replace(/[:.-]/g, '').toLowerCase()
  return digits.match(/../g)?.join(':')
}
