/** Code page 437 from 0x80 on: what Linux takes short names for unless a mount option says otherwise. */
const upperHalf =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0'

const letters = Array.from({ length: 256 }, (_, byte) =>
  byte < 0x80 ? String.fromCharCode(byte) : (upperHalf[byte - 0x80] ?? ''),
)

/** The code page has no small γ, θ and ω. */
const withoutSmallLetter = 'ΓΘΩ'

const smallLetters = letters.map((letter) =>
  withoutSmallLetter.includes(letter) ? letter : letter.toLowerCase(),
)

export const letterOf = (byte: number, lowerCase: boolean): string =>
  (lowerCase ? smallLetters : letters)[byte] ?? ''
