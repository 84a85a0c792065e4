import { firstLine } from '../user-data/attached.ts'
import type { UserDataPart } from '../user-data/user-data.ts'
import { locate } from '../yaml/source-text.ts'
import { defineCheck } from './define-check.ts'

export const udScriptWithoutInterpreter = defineCheck({
  code: 'ud-script-without-interpreter',
  title: 'A script does not begin with #!',
  severity: 'error',
  effect: 'part-dropped',
  sources: ['cloud-init: handlers/shell_script.py, handlers/boot_hook.py, subp.py', 'Linux: fs/exec.c'],
  *find({ userData, vendorData }) {
    for (const part of [...userData.parts, ...vendorData.parts])
      if (!part.dropped && part.size > 0 && lacksInterpreter(part))
        yield {
          at: locate(part.text, firstLine(part.text.text)),
          args: { file: part.text.file, type: part.type },
        }
  },
  message: ({ file, type }) =>
    `${file}: ${type === 'text/cloud-boothook' ? 'behind #cloud-boothook' : 'at the first byte of this script'} must stand #! and an interpreter; the kernel refuses to run it ("Exec format error")`,
  help: () => 'Make #!/bin/sh the first line, without a blank or an empty line before it.',
})

/** The file is written as it stands; of a boothook the header goes, written exactly so, and the white space behind it. */
function lacksInterpreter({ handler, type, text: { text } }: UserDataPart): boolean {
  if (handler === 'shellscript' && type.startsWith('text/x-shellscript')) return !text.startsWith('#!')
  return (
    handler === 'boothook' &&
    !text
      .replace(/^#cloud-boothook/, '')
      .trimStart()
      .startsWith('#!')
  )
}
