import { defineLogCheck } from './define-log-check.ts'

export const logScriptNotRun = defineLogCheck({
  code: 'log-script-not-run',
  title: 'The guest could not start a script of the seed',
  severity: 'error',
  effect: 'setting-lost',
  sources: ['cloud-init: subp.py', 'Linux: fs/binfmt_script.c'],
  kind: 'script-not-run',
  message: ({ reason }) =>
    reason === 'bad interpreter'
      ? 'the guest cannot start a script: the interpreter behind its #! does not exist, or the line ends in a carriage return (CRLF), which is then part of the name'
      : 'the guest cannot start a script ("Exec format error"): it has no #! line with an interpreter, or is a program for another processor',
  help: ({ reason }) =>
    reason === 'bad interpreter'
      ? 'Save the script with LF line ends, and name an interpreter that the image has, such as #!/bin/sh.'
      : 'Begin the script with #!/bin/sh, at the very first byte.',
})
