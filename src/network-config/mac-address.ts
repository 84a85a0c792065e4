const colonForm = /^[0-9a-f]{2}(:[0-9a-f]{2}){5}((:[0-9a-f]{2}){14})?$/
const anyForm = /^[0-9a-f]{2}([:-]?)[0-9a-f]{2}(?:\1[0-9a-f]{2}){4}(?:(?:\1[0-9a-f]{2}){14})?$/
const dottedForm = /^[0-9a-f]{4}(\.[0-9a-f]{4}){2}$/

/** A MAC as the kernel writes it: six (or for InfiniBand twenty) lower-case pairs with colons. */
export const isKernelMac = (text: string): boolean => colonForm.test(text)

/** Lower-case colon form of a MAC in any usual notation (colons, dashes, dots, none), else `null`. */
export const normalMac = (text: string): string | null => {
  const lower = text.toLowerCase()
  if (lower.length > 64 || !(anyForm.test(lower) || dottedForm.test(lower))) return null
  return lower.replace(/[:.-]/g, '').replace(/(..)(?!$)/g, '$1:')
}
