import { locate } from '../yaml/source-text.ts'
import { defineCheck } from './define-check.ts'

/** Complaints without a fault at the same place: cloud-init warns about them, and they work. */
export const ncSchemaComplaint = defineCheck({
  code: 'nc-schema-complaint',
  title: "network-config is not valid by cloud-init's own schema, and works",
  severity: 'info',
  effect: 'schema-only',
  since: 'cloud-init 23.4 (version 1), 24.2 (version 2)',
  sources: ['cloud-init: config/schema.py', 'https://github.com/canonical/cloud-init/issues/4710'],
  *find({ schema, networkConfig, sources }) {
    const source = sources['network-config']
    if (!schema || !source || networkConfig.outcome !== 'used') return
    const explained = new Set(networkConfig.faults.map(({ path }) => path.join('/')))
    for (const { path, range, rule, key, expected, actual, suggestion } of schema.complaints) {
      const place = path.join('/')
      if (explained.has(place) || (key !== undefined && explained.has(`${place}/${key}`))) continue
      yield {
        at: locate(source, range, path),
        args: { rule, key: key ?? null, expected, actual, suggestion: suggestion ?? null },
      }
    }
  },
  message: ({ rule, key, expected, actual }) =>
    rule === 'unknown-key'
      ? `cloud-init's schema does not know "${key}" here; it warns and goes on`
      : rule === 'missing-key'
        ? `cloud-init's schema wants "${key}" here; it warns and goes on`
        : `cloud-init's schema wants ${expected} here, found ${actual}; it warns and goes on`,
  help: ({ suggestion }) =>
    suggestion === null ? 'Nothing breaks; change it to silence the warning.' : `Did you mean ${suggestion}?`,
})
