import { describe, expect, test } from 'vitest'
import { strayText, wordsBefore } from '../../src/image/stray-text.ts'
import { run } from '../cli/memory-io.ts'
import { base64, gzip } from './container/streams.ts'
import { fixture } from './sources.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const joined = (...pieces: readonly Uint8Array[]) => new Uint8Array(Buffer.concat(pieces))

/** GNU tar 1.34, xz 5.4 and busybox 1.35 on a terminal (script(1)); kubectl and runc as they are quoted in public issues. */
const inPlaceOfAnImage: readonly [words: string, quote: string, remedy: RegExp][] = [
  [
    'tar: Refusing to write archive contents to terminal (missing -f option?)\r\ntar: Error is not recoverable: exiting now\r\n',
    'tar: Refusing to write archive contents to terminal (missing -f option?)',
    /run kubectl exec without -t$/,
  ],
  [
    "xz: Compressed data cannot be written to a terminal\r\nxz: Try `xz --help' for more information.\r\n",
    'xz: Compressed data cannot be written to a terminal',
    /without -t$/,
  ],
  ['cat: noCloud.iso: No such file or directory\n', 'cat: noCloud.iso: No such file', /cloud-init-data/],
  ["cat: can't open 'noCloud.iso': No such file or directory\r\n", "cat: can't open", /NAMESPACE\/NAME/],
  [
    'Defaulted container "compute" out of: compute, guest-console-log\ntar: noCloud.iso: Cannot stat: No such file or directory\n',
    'tar: noCloud.iso: Cannot stat',
    /cloud-init-data/,
  ],
  [
    'error: unable to upgrade connection: container not found ("compute")\n',
    'error: unable to upgrade connection: container not found ("compute")',
    /kubectl get pods/,
  ],
  ['Error from server (NotFound): pods "launcher" not found\n', 'Error from server', /kubectl get pods/],
  ['command terminated with exit code 1\n', 'command terminated with exit code 1', /run it alone/],
  [
    'OCI runtime exec failed: exec failed: unable to start container process: exec: "tar": executable file not found in $PATH: unknown\ncommand terminated with exit code 126\n',
    'OCI runtime exec failed: exec failed',
    /-c compute, or copy with cat/,
  ],
  ['sh: tar: not found\n', 'sh: tar: not found', /-c compute/],
  ['# A machine\napiVersion: kubevirt.io/v1\nkind: VirtualMachine\n', '# A machine', /nocloud-inspect lint/],
  ['#cloud-config\nhostname: a\n', '#cloud-config', /the folder that it lies in/],
  ['Dear reader,\n', 'Dear reader,', /"Dear reader,"$/],
]

describe('text in place of an image', () => {
  test.each(inPlaceOfAnImage)('%j', async (words, quote, remedy) => {
    const { status, stdout, stderr } = await run(['-'], { stdin: bytes(words) })
    expect({ status, stdout }).toEqual({ status: 3, stdout: '' })
    expect(stderr).toContain(`it is text (${words.length} bytes), not an ISO 9660 image; it begins "${quote}`)
    expect(stderr.trimEnd()).toMatch(remedy)
    expect(stderr).not.toContain('FAT')
  })

  test('packed, too', async () => {
    const [[words] = ['']] = inPlaceOfAnImage
    for (const stdin of [gzip(bytes(words)), base64(gzip(bytes(words)))]) {
      const { status, stderr } = await run(['-'], { stdin })
      expect(status).toBe(3)
      expect(stderr).toContain('without -t')
    }
  })

  test('is quoted in a length that a line holds, and without what drives a terminal', async () => {
    const { stderr } = await run(['-'], { stdin: bytes(`\u001b[31mred ${'long '.repeat(1000)}`) })
    expect(stderr).toContain('it begins "\\u001b[31mred long')
    expect(stderr.length).toBeLessThan(300)
  })

  test.each([
    ['a password', 'password: hunter2-hunter2\n', 'hunter2'],
    ['a token', 'token: abcdefghijkl\n', 'abcdefghijkl'],
    ['base64 of anything', `${'c2VjcmV0'.repeat(8)}\n`, 'c2VjcmV0c2VjcmV0'],
  ])('%s is not shown', async (_, words, secret) => {
    for (const argv of [['-'], ['list', '-'], ['-', '--format', 'json']]) {
      const { status, stdout, stderr } = await run(argv, { stdin: bytes(words) })
      expect(status).toBe(3)
      expect(stdout + stderr).toContain('it is text')
      expect(stdout + stderr).not.toContain(secret)
    }
  })

  test('a letter that is cut at the end is a letter', () => {
    expect(strayText(bytes('Grüße').subarray(0, 3), 3)?.message).toContain('it is text')
  })

  test('bytes are no text', () => {
    expect(strayText(Uint8Array.of(0x65, 0x00, 0x66), 3)).toBeUndefined()
    expect(strayText(Uint8Array.of(0xc3, 0x28), 2)).toBeUndefined()
  })
})

describe('words of a program before an image', () => {
  test.each([
    ["tar: Removing leading `/' from member names\n", 'containers/gnu.tar', /without -t and without 2>&1/],
    ['Defaulted container "compute" out of: compute, other\n', 'images/kubevirt.iso', /without 2>&1/],
    ['tar: nofile: No such file or directory\r\n', 'broken/all-zero.iso', /cloud-init-data/],
  ])('%j', async (words, image, remedy) => {
    const { status, stderr } = await run(['-'], { stdin: joined(bytes(words), fixture(image)) })
    expect(status).toBe(3)
    expect(stderr).toContain(`it begins with the words of a program, "${words.trim()}": `)
    expect(stderr).toMatch(remedy)
  })

  test('an image that begins with other text is what it is', () => {
    expect(wordsBefore(joined(bytes('hello\n'), Uint8Array.of(0, 1, 2)))).toBeUndefined()
  })
})
