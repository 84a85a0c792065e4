import { expect, test } from 'vitest'
import { normalMac } from '../../src/kubevirt/mac-address.ts'

/** Go's net.ParseMAC, six bytes. */
test.each([
  ['02:ed:9e:00:00:01', '02:ed:9e:00:00:01'],
  ['02-ED-9E-00-00-02', '02:ed:9e:00:00:02'],
  ['02ed.9e00.0003', '02:ed:9e:00:00:03'],
  ['02:ed:9e:00:00', undefined],
  ['02:ed-9e:00:00:01', undefined],
  ['02ed9e000001', undefined],
  ['02:ed:9e:00:00:01:00:00', undefined],
  ['41135085296', undefined],
  ['', undefined],
])('%j is %j', (notation, normal) => {
  expect(normalMac(notation)).toBe(normal)
})
