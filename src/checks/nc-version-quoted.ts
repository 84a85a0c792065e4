import { defineFaultCheck } from './define-fault-check.ts'

export const ncVersionQuoted = defineFaultCheck({
  code: 'nc-version-quoted',
  severity: 'error',
  effect: 'nothing-rendered',
  step: 'shape',
  sources: ['cloud-init: net/__init__.py ("Unknown network config version")'],
  message: ({ version }) =>
    `version is the text "${version}", not the number ${version}; cloud-init raises "Unknown network config version" and writes no network at all`,
  help: ({ version }) => `Write version: ${version} without quotes.`,
  fix: ({ version }) =>
    version === '1' || version === '2'
      ? { title: `Write ${version} without quotes`, safe: true, replacement: version }
      : undefined,
})
