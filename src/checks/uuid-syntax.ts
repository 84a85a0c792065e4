import { defineCheck } from './define-check.ts'

const form = /^[0-9a-f]{8}(?:-?[0-9a-f]{4}){3}-?[0-9a-f]{12}$/i

export const uuidSyntax = defineCheck({
  code: 'uuid-syntax',
  title: 'firmware.uuid is no UUID',
  severity: 'error',
  effect: 'admission',
  needs: ['vm'],
  sources: ['KubeVirt: pkg/virt-api/webhooks (not checked there)', 'libvirt: src/util/viruuid.c'],
  *find({ vm }) {
    const uuid = vm?.firmwareUuid
    if (!uuid) return
    const nil = /^[0-]+$/.test(uuid.text)
    if (nil || !form.test(uuid.text)) yield { at: uuid.place, args: { uuid: uuid.text, nil } }
  },
  message: ({ uuid, nil }) =>
    `firmware.uuid "${uuid}" is ${nil ? 'the nil UUID' : 'no UUID'}: the API accepts it, and libvirt refuses to start the VM`,
  help: () => 'Write a UUID, such as the output of uuidgen.',
})
