import type { Range } from '../yaml/node.ts'
import { locate, type SourceText } from '../yaml/source-text.ts'
import { attach, type Collected, firstLine, UserDataFailure } from './attached.ts'

/** What cloud-init can fetch from; a path counts as `file://`. Of anything else it makes an error that ends user-data. */
const reachable = /^(?:https?|ftps?|file):\/\/|^\//i

/** Every line that is no comment is a URL, also one behind `#include`. What is fetched from there nobody can know here. */
export function readIncludes(source: SourceText, collected: Collected): void {
  let found = false
  for (const { url, range } of urlsOf(source.text)) {
    if (!reachable.test(url)) throw new UserDataFailure({ reason: 'include-not-url', source, range })
    const origin = { source, whole: locate(source, range), segments: [] }
    const text = { file: source.file, text: '', origin }
    attach(collected, { type: 'text/x-not-multipart', text, size: 0, from: 'include', url })
    found = true
  }
  if (!found) collected.losses.push({ reason: 'include-without-url', source, range: firstLine(source.text) })
}

/** Python's `splitlines()`. */
const lines = /[^\n\v\f\r\u001c-\u001e\u0085\u2028\u2029]+/g

function* urlsOf(text: string): Generator<{ readonly url: string; readonly range: Range }> {
  for (const match of text.matchAll(lines)) {
    const [line] = match
    const [marker = ''] = /^#include(?:-once)?\s*/i.exec(line) ?? []
    const rest = line.slice(marker.length)
    const url = rest.trim()
    if (rest.startsWith('#') || url === '') continue
    const start = match.index + marker.length + rest.indexOf(url)
    yield { url, range: { start, end: start + url.length } }
  }
}
